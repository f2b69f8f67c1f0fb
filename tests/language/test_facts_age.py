"""How old the child is, in the ways in which people type it, and who is not the child."""

import pytest

from tests.language.facts_help import told

HOW_OLD = "How old is the child? A year group is fine, or \"unborn\"."
YEARS = [
    ("Y4 girl hungry every day", 8.5), ("year 9 lad, cuts on arms", 13.5), ("yr2 smells of wee", 6.5),
    ("yr 10 pupil not in school", 14.5), ("Year 7 girl", 11.5), ("y11", 15.5), ("boy in year 13", 17.5),
    ("reception child soiled again", 4.5), ("she is in reception and very thin", 4.5),
    ("YR boy bruise on ear", 4.5), ("child in nursery class with bite marks", 3.5),
    ("4yo left alone", 4), ("14 y/o drinking", 14), ("aged seven, no coat", 7), ("she's 15 and missing", 15),
    ("shes 15", 15), ("he is 6.", 6), ("3 and a half", 3.5), ("hes 3 and a half and not talking", 3.5),
    ("he's 2 1/2 yrs old", 2.5), ("3.5 yr old biting", 3.5), ("seven-year-old", 7), ("9 yr old", 9),
    ("9yr old girl", 9), ("a boy of 8 begging", 8), ("boy, 6, bruise to thigh", 6), ("girl (11) says", 11),
    ("daughter aged 12", 12), ("Age: 7", 7), ("age 7 lives with gran", 7), ("14f self harm", 14),
    ("7 or 8 year old", 7), ("5/6 yr old boy", 5), ("13 yr old, she was 9 when it started", 13),
    ("her 3yo brother is fine but the y6 girl is not", 10.5), ("mum is 24, girl is 5", 5),
    ("24 yr old mum of a 5 year old", 5), ("Y5 boy. Sister aged 2.", 9.5), ("boyfriend is 19, shes 14", 14),
    ("15yr old mum is worried about?? no - the pupil is 12", 12), ("turns 13 next week", 12.9),
    ("nearly 16 and sleeping out", 15.9), ("Y8, just turned 13", 13), ("he is 16 on friday", 15.9),
    ("10 yo alone since 7pm", 10), ("child of 4 wandering", 4), ("the kid's nine", 9),
    ("17 year old care leaver", 17), ("she's eight and dirty", 8), ("8 yrs, ringworm", 8),
    ("children aged 3, 5 and 7", 3), ("is 5 years old today", 5), ("a 6 yr-old", 6), ("12year old", 12),
    ("brother and sister aged 4 and 6 home alone", 4), ("sixteen year old", 16), ("Yr R boy", 4.5),
    ("3yo mum drinks", 3), ("mum of 4yo", 4), ("11 y old", 11), ("hes like 9 or 10", 9),
]
MONTHS = [
    ("10 week old", 2.3), ("6 wks, bruise", 1.4), ("6 wks old", 1.4), ("6/12 baby not gaining weight", 6),
    ("baby 3/52", 0.7), ("18 months, not walking", 18), ("18 month old", 18), ("8mo", 8), ("9mth old", 9),
    ("4 m/o twin", 4), ("2 years 4 months old", 28), ("10 day old", 0.3), ("newborn, mum using", 0.1),
    ("toddler with burn", 24), ("a baby with a bruise", 6), ("she's 5 months", 5), ("13 weeks old", 3),
    ("baby is 11 weeks", 2.5), ("born 3 weeks ago", 0.7), ("1 yr and 3 mths old", 15),
    ("ten week old baby girl", 2.3), ("16mth", 16), ("the baby is three weeks old", 0.7),
]
NONE = [
    "KS2 class", "a teenager out at night", "mum is 24", "dad, 31, drinks", "for 6 months now",
    "3 weeks ago he fell", "she's 15 minutes late", "he is 5 foot tall", "30 yr old man hanging round",
    "last year 3 times", "in 2 weeks", "3 week old bruise", "her brother is 3", "his sister (4) too",
    "her 19 yr old boyfriend", "from the age of 5", "when he was 3", "I teach year 4", "Y2 teacher here",
    "she has 3 kids", "6 of them in one room", "reception area", "level 4?", "", "999", "mum's 16 weeks pregnant",
    "one of 5", "12/03 at 3pm", "in 2019", "stepdad 45", "uncle who is 17", "expecting a baby in may",
]
ASKED = [
    ("6", 72), ("six", 72), ("about 6", 72), ("8 months", 8), ("yr 3", 90), ("6, hang on his dad is here", 72),
    ("think 6 or 7?", 72), ("3 and a half", 42), ("12 weeks", 2.8), ("nearly 5", 59), ("15", 180),
    ("reception", 54), ("nursery", 42), ("2½", 24), ("Hes 9!!", 108), ("i think 10 ish", 120),
]


@pytest.mark.parametrize("text, years", YEARS)
def test_years(text: str, years: float) -> None:
    assert told(text).get("age_months") == pytest.approx(years * 12, abs=0.8)


@pytest.mark.parametrize("text, months", MONTHS)
def test_months(text: str, months: float) -> None:
    assert told(text).get("age_months") == pytest.approx(months, abs=0.15)


@pytest.mark.parametrize("text", NONE)
def test_no_age(text: str) -> None:
    assert "age_months" not in told(text)


@pytest.mark.parametrize("text, months", ASKED)
def test_asked(text: str, months: float) -> None:
    assert told(text, HOW_OLD).get("age_months") == pytest.approx(months, abs=0.6)


@pytest.mark.parametrize("text, unborn", [
    ("mum is 34 weeks pregnant, not born yet", True), ("16 weeks pregnant", True), ("unborn baby", True),
    ("pregnant mum using heroin", True), ("28/40, late booker, drinks", True), ("due in march, mum homeless", True),
    ("expecting her fourth, all others removed", True), ("unborn", True), ("she is having a baby in june", True),
    ("pregnant 14 year old", None), ("14yo is pregnant", None), ("Y10 girl told me shes pregnant", None),
    ("worried about the unborn baby of a 15 yo girl", True), ("4yo, mum pregnant again", None),
    ("she is not pregnant", None), ("6yo. mum was pregnant at 15", None), ("y9 pupil thinks she is pregnant", None),
])
def test_unborn(text: str, unborn: object) -> None:
    assert told(text).get("unborn") is unborn


@pytest.mark.parametrize("text, mobile", [
    ("7 months, not rolling yet", False), ("8mo cant crawl, mark on arm", False), ("non-mobile baby", False),
    ("baby immobile", False), ("9 month old, crawling", True), ("14 month old walking well", True),
    ("he's toddling now, 1 yr old", True), ("10 week old bruise on cheek", False), ("5 months old", False),
    ("baby 7 months", None), ("11 mth old, isn't mobile", False), ("mum says 8 week old rolled off sofa", False),
    ("12 yo walking home alone", None), ("on his mobile all night", None), ("16 months, cruising round furniture", True),
    ("10 months, not crawling or walking", False), ("10 months not walking yet but crawling", True),
    ("8 weeks old. dad says she can crawl", False), ("9yo cant walk properly on his leg", None),
])
def test_mobile(text: str, mobile: object) -> None:
    assert told(text).get("mobile") is mobile
