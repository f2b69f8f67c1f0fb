"""Helps the tests of facts: cases, a few places, and one message read into a dictionary."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, Dict, List, Optional

from ruamel.yaml import YAML

from bot.language.facts import read_facts
from bot.language.facts_places import PlaceIndex

CASES = Path(__file__).with_name("facts_cases")
_ROWS = [
    ("north", "area", "Peterborough, p'boro, pboro, p boro, Peterboro, PCC", ["north"]),
    ("north", "village", "Bretton, Orton, Hampton, Hampton Vale, Eye, Thorney", ["north"]),
    ("fens", "area", "Cambridgeshire, Cambs", ["fens"]),
    ("fens", "town", "Cambridge, Ely, March, Wisbech, Huntingdon, St Neots, St Ives", ["fens"]),
    ("airport", "area", "Luton, luton council", ["airport"]),
    ("airport", "village", "Bury Park, Leagrave, Stopsley", ["airport"]),
    ("airport", "ambiguous", "Lutton", ["airport"]),
    ("airport", "ambiguous", "LU1, near Luton", ["airport", "middle"]),
    ("middle", "area", "Central Bedfordshire, Central Beds", ["middle"]),
    ("middle", "town", "Leighton Buzzard, Dunstable, Sandy, Biggleswade, Flitwick", ["middle"]),
    ("middle", "village", "Barton-le-Clay, Clapham Beds, Harlington Beds", ["middle"]),
    ("borough", "area", "Bedford Borough, bedford council", ["borough"]),
    ("borough", "town", "Bedford, Kempston", ["borough"]),
    ("borough", "village", "Clapham, Harrold", ["borough"]),
    ("all", "ambiguous", "Beds, Bedfordshire", ["borough", "middle", "airport"]),
    ("all", "elsewhere",
     "London, Enfield, Milton Keynes, Stevenage, King's Lynn, Hull, Kent", []),
]


def cases(file: str, group: str) -> List[tuple]:
    """The rows of one group of cases."""
    rows = YAML(typ="safe").load((CASES / f"{file}.yml").read_text(encoding="utf-8"))
    return [tuple(row) for row in rows[group]]


def library() -> Any:
    """Packs that hold nothing but places."""
    packs: Dict[str, Any] = {}
    for pack, kind, names, may_be in _ROWS:
        place = SimpleNamespace(names=tuple(names.split(", ")), kind=kind, may_be=tuple(may_be))
        packs.setdefault(pack, []).append(place)
    return SimpleNamespace(packs={key: SimpleNamespace(pack=_pack(key, places))
                                  for key, places in packs.items()})


def _pack(key: str, places: List[Any]) -> Any:
    return SimpleNamespace(id=key, kind="shared" if key == "all" else "area", places=places)


PLACES = PlaceIndex.load(library())


def told(text: str, asked: Optional[str] = None) -> Dict[str, Any]:
    """The facts of a message. Every `because` is checked to be a piece of it."""
    items = read_facts(text, PLACES, asked)
    assert all(item.because and item.because in text for item in items)
    assert len({item.fact for item in items}) == len(items)
    return {item.fact: item.value for item in items}
