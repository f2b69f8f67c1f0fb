"""Who is typing: a practitioner of some job, the child, family, a neighbour."""

import pytest

from tests.language.facts_help import told

ROLES = [
    ("I'm a TA in y4", "teaching_assistant"), ("HV here, baby not seen", "health_visitor"),
    ("dsl at a primary. boy with bruise", "dsl"), ("i am her teacher", "teacher"), ("im a school nurse", "school_nurse"),
    ("As a midwife I am worried", "midwife"), ("paramedic, just left the address", "paramedic"),
    ("I'm a social worker", "social_worker"), ("pc on the response team here", "police"),
    ("I teach year 4", "teacher"), ("I work in a nursery, child 3", "early_years"), ("nursery manager here", "early_years"),
    ("im a childminder", "childminder"), ("foster carer here", "foster_carer"), ("I'm his football coach", "sports_coach"),
    ("im the vicar", "faith_leader"), ("I volunteer at a food bank", "volunteer"), ("I'm a housing officer", "housing"),
    ("camhs worker here", "mental_health"), ("I'm a youth worker", "youth_worker"), ("gp here", "gp"),
    ("staff nurse in a&e here", "nurse"), ("learning mentor here. y8 girl", "education"), ("im the deputy head", "teacher"),
]
NO_ROLE = ["she has a social worker", "the teacher hit him", "his gp is worried", "school nurse saw the bruise",
           "teacher says he smells", "police were called", "im worried about the teacher", "health visitor came last week",
           "i spoke to the dsl"]
PEOPLE = [
    ("my dad hits me", "child"), ("im 13 and my mums boyfriend touches me", "child"), ("im scared to go home", "child"),
    ("My step dad hurts me when he is drunk", "child"), ("i am 15 and i cut myself", "child"), ("mum hits me with a belt", "child"),
    ("my uncle makes me send photos", "child"), ("i'm in year 8 and nobody feeds me", "child"),
    ("my son is being hit at school", "parent"), ("Im his mum and worried", "parent"),
    ("my daughter came back from her dads with bruises", "parent"), ("my 4 year old has a bruise", "parent"),
    ("as a parent i dont know what to do", "parent"),
    ("my grandson is never fed", "relative"), ("im her nan", "relative"), ("my niece has bruises", "relative"),
    ("my sister hits her kids", "relative"),
    ("my neighbour screams at the kids", "neighbour"), ("kids next door to me left alone", "neighbour"),
    ("the people upstairs shout at their baby", "neighbour"), ("im a neighbour", "neighbour"),
    ("I'm a teacher but this is about my own son", "own_child"), ("im a nurse and my daughter told me", "own_child"),
    ("my husband hits me", "self_afraid"), ("im scared of my partner", "self_afraid"),
    ("82 year old man neglected by carers", "adult"), ("she is 34 with learning disabilities and he hits her", "adult"),
    ("my resident is an elderly lady with bruises", "adult"),
]
NOBODY = [
    "she said 'my dad hits me'", "Y4 girl said my dad hits me", "child disclosed my dad hits me", "told me \"my uncle touches me\"",
    "mum says my son is fine", "mum is 24 and drinks, baby 6 wks", "I'm a teacher. he said my mum hits me",
    "the neighbour called", "neighbours report shouting", "my year 4 class", "one of my kids has a bruise", "24 yr old mum",
    "pupil wrote i am scared to go home", "my foster child", "Child: my dad hurts me", "dad threatened me on the visit",
    "he hit me when i restrained him", "my y6 pupil", "my 4 yr old patient", "19 yr old boyfriend of a 14 yr old",
    "a lad told us: i ran away", "my caseload", "my student said mum hits me",
]


@pytest.mark.parametrize("text, role", ROLES)
def test_role(text: str, role: str) -> None:
    assert told(text).get("role") == role


@pytest.mark.parametrize("text", NO_ROLE)
def test_no_role(text: str) -> None:
    assert "role" not in told(text)


@pytest.mark.parametrize("text, role", [("TA", "teaching_assistant"), ("health visitor", "health_visitor"),
                                        ("i work for the council", "other"), ("school nurse", "school_nurse"),
                                        ("class teacher", "teacher"), ("lifeguard", "other"), ("skip", None),
                                        ("not sure", None)])
def test_role_asked(text: str, role: object) -> None:
    assert told(text, "What is your job, in a word or two?").get("role") == role


@pytest.mark.parametrize("text, person", PEOPLE)
def test_person(text: str, person: str) -> None:
    assert told(text).get("person") == person


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert "person" not in told(text)
