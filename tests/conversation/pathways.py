"""One realistic message for every specific risk, and the trigger that it has to set off."""

from __future__ import annotations

from typing import Dict, Tuple

#: Pathway id: trigger, and what a practitioner might type.
MESSAGES: Dict[str, Tuple[str, str]] = {
    "bruising_non_mobile": (
        "injury", "Health visitor. 9 week old baby with a bruise on his arm, he cannot roll yet. "
        "Mum says she held him too tight."),
    "csa": ("disclosed", "girl of 9 told me her uncle touches her private parts at night"),
    "self_harm": ("now", "she is 14 and told me she took an overdose of paracetamol last night"),
    "under_13_sexual_activity": (
        "sex", "12 year old told the school nurse she is having sex with her boyfriend"),
    "cce": ("exploited", "boy 15 was found carrying drugs for a gang in another county, "
            "he says he owes them money"),
    "cse": ("exploited", "15 year old girl gets into cars with older men and comes back with "
            "money and vapes"),
    "fgm": ("known", "A girl of 13 told me she was cut when she was little, she had FGM"),
    "forced_marriage": (
        "happening", "she is 16 and says her parents are making her marry her cousin in the summer"),
    "lado": ("harmed", "I saw a teaching assistant slap a child in class today"),
    "hba": ("abuse", "her brothers beat her for bringing shame on the family after she was seen "
            "with a boy, she is 15"),
    "missing": ("now", "15 year old girl did not come home last night, nobody knows where she is"),
    "radicalisation": (
        "drawn_in", "14 year old boy is being sent ISIS videos by a man online who tells him "
        "to keep it secret"),
    "serious_youth_violence": ("weapon", "knife found in his school bag, he is 14"),
    "uasc": ("alone", "unaccompanied asylum seeker boy of 16 arrived in the back of a lorry, "
             "no parents here"),
    "domestic_abuse": (
        "lives_with", "he is 7 and told me daddy hits mummy at home and he hides under the bed"),
    "faith_abuse": ("abuse", "his parents say he is possessed by a demon and the pastor beats the "
                    "devil out of him, he is 8"),
    "fii": ("suspected", "we suspect mum is making up his seizures, nobody else has ever seen "
            "one, he is 5"),
    "harmful_sexual_behaviour": (
        "harmed", "an older boy in her class forced her to have sex, she is 12"),
    "harmful_practices": (
        "done", "auntie has been ironing her breasts with a hot stone, she is 12"),
    "neglect": ("persistent", "there is never any food in the house, the children are filthy and "
                "hungry every day and sleep on the floor"),
    "pre_birth": ("unborn_risk", "she is 28 weeks pregnant and using heroin, her last baby was "
                  "removed at birth"),
    "homeless_16_17": ("homeless", "he is 17, was kicked out by his parents and slept in a "
                       "stairwell last night"),
    "return_from_care": ("home", "back with mum after two years in foster care, he is 10"),
    "whistleblowing": ("concern", "my manager told me to delete the safeguarding log and I am "
                       "afraid to say so"),
    "not_in_school": (
        "missing_education", "family moved here in June, the girl of 9 is not in any school"),
    "private_fostering": ("living", "she is 14 and has been living with her best friend's mum "
                          "since September"),
    "young_carer": ("caring", "he is 11 and looks after his mum who has MS, he cooks tea and "
                    "gives her the tablets"),
    "disability": (
        "disabled", "6 year old boy, wheelchair user, needs adaptations at home"),
    "youth_justice": ("offending", "he is 15 and was arrested for shoplifting, second time"),
    "section_117": ("aftercare", "16 year old was sectioned in March, section 117 aftercare "
                    "meeting next week"),
    "continuing_care": ("complex", "she is 4, has a tracheostomy, is ventilated at home and needs "
                        "waking night carers"),
    "send": (
        "need", "EHCP refused, he is 9 and two years behind"),
    "escalation": ("disagree", "referral came back NFA and I do not agree, "
                   "she is 10"),
}
