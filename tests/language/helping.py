"""The real matrices, read once for all tests of the language room."""

from functools import lru_cache

from bot.engine.library import Library
from bot.engine.loading.library import load_library
from bot.language.reader import Reader

#: How tests shorten the names of topics and categories.
SHORT = {
    "an": "peterborough.abuse_and_neglect", "dis": "peterborough.disability",
    "da": "peterborough.domestic_abuse", "drug": "peterborough.drug_substance_misuse",
    "edu": "peterborough.education", "ext": "peterborough.extremism_radicalisation",
    "hp": "peterborough.harmful_practices", "hea": "peterborough.health",
    "men": "peterborough.mental_emotional_health",
    "pol": "peterborough.police_and_criminal_justice_agencies_attention",
    "pfc": "peterborough.private_foster_care",
    "out": "peterborough.risks_outside_the_home_extra_familial_harm",
    "sex": "peterborough.sexual_abuse_activity", "soc": "peterborough.social_development",
    "yc": "peterborough.young_carer", "bc": "luton.basic_care_ensuring_safety_and_protection",
    "be": "luton.behavioural_development", "em": "luton.emotional_development",
    "ew": "luton.emotional_warmth_and_stability", "fs": "luton.family_and_social_relationships",
    "ff": "luton.family_functioning_and_wellbeing",
    "gb": "luton.guidance_boundaries_and_stimulation", "he": "luton.health",
    "ho": "luton.housing_work_and_income", "id": "luton.identity_and_self_esteem",
    "le": "luton.learning", "ot": "luton.other_indicators",
    "sc": "luton.self_care_skills_and_independence",
    "so": "luton.social_and_community_including_education",
}


@lru_cache(maxsize=1)
def library() -> Library:
    """The checked library."""
    return load_library()


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The reader of the real matrices."""
    return Reader.load(library())


def full(short: str) -> str:
    """The id that a test wrote in short ("an.4.4c")."""
    head, rest = short.split(".", 1)
    return f"{SHORT[head]}.{rest}"
