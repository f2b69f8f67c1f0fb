"""The operator's own file on contacts, laid over what the documents print."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from bot.engine.loading.entries import build_list
from bot.engine.loading.pack_files import PackContent
from bot.engine.loading.yaml_file import read_yaml
from bot.engine.records import ChangedContact, Contact, Override

#: Names the file; without it `overrides.yml` beside the packs is read, if it is there.
VARIABLE = "THRESHOLD_OVERRIDES"
NAME = "overrides.yml"
Packs = Tuple[PackContent, ...]


def overrides_path(root: Path) -> Path:
    """The operator's file, whether it exists or not."""
    return Path(os.environ.get(VARIABLE) or root / NAME)


def overridden(packs: Packs, path: Path) -> Tuple[Packs, List[str]]:
    """The packs with the operator's contacts, and everything that is wrong with that file."""
    problems: List[str] = []
    found = {o.id: o for o in _read(path, packs, problems)}
    return tuple(replace(pack, contacts=tuple(_over(c, found.get(c.id)) for c in pack.contacts))
                 for pack in packs), problems


def _read(path: Path, packs: Packs, problems: List[str]) -> Sequence[Override]:
    if not path.exists():
        if os.environ.get(VARIABLE):
            problems.append(f"{path}: {VARIABLE} names this file and it is missing; correct the "
                            "path or unset the variable.")
        return ()
    raw, wrong = read_yaml(path)
    problems.extend(wrong)
    if wrong and raw is None:
        return ()
    if not isinstance(raw, dict) or set(raw) != {"overrides"}:
        problems.append(f"{path}: begin the file with 'overrides:' and nothing beside it.")
        return ()
    read = build_list(path, Override, raw["overrides"], problems)
    problems.extend(_misfits(path, read, packs))
    return read


def _misfits(path: Path, read: Sequence[Override], packs: Packs) -> Iterator[str]:
    known: Dict[str, Contact] = {c.id: c for pack in packs for c in pack.contacts}
    counts = Counter(entry.id for entry in read)
    for entry in read:
        start = f"{path}: entry '{entry.id}': field"
        if entry.id not in known:
            yield (f"{start} 'id': no contacts.yml has it; correct it ('matrices show AREA' lists "
                   "the ids).")
        elif counts.pop(entry.id, 1) > 1:
            yield f"{start} 'id': it stands twice; remove one."
        elif _needs_name(known[entry.id], entry):
            yield (f"{start} 'name': the old name, '{known[entry.id].name}', speaks of a value that "
                   "was printed wrongly; add a new name.")


def _needs_name(contact: Contact, entry: Override) -> bool:
    changed = entry.value not in (None, contact.value)
    return bool(contact.defect and changed and not entry.name)


def _over(contact: Contact, entry: Optional[Override]) -> Contact:
    """The contact as the operator wants it: what was printed is kept beside what was changed.

    A new value does away with the misprint that was printed, and with its warning.
    """
    if entry is None:
        return contact
    raw = {**contact.dict(), "checked": entry.checked.dict(), "name": entry.name or contact.name}
    raw.update(_new_value(contact, entry))
    raw.update(_new_hours(contact, entry))
    return (ChangedContact if raw.keys() & {"was_value", "was_hours"} else Contact)(**raw)


def _new_value(contact: Contact, entry: Override) -> Dict[str, object]:
    if entry.value in (None, contact.value):
        return {}
    return {"value": entry.value, "was_value": contact.value, "defect": None, "ring": True}


def _new_hours(contact: Contact, entry: Override) -> Dict[str, object]:
    new = {"hours": entry.hours, "printed_hours": entry.printed_hours}
    changed = {key: value for key, value in new.items()
               if value is not None and value != getattr(contact, key)}
    if not changed:
        return {}
    was = contact.printed_hours or ("at all hours" if contact.always else "no hours")
    return {"printed_hours": _hours_words(entry), **changed, "always": False, "was_hours": was}


def _hours_words(entry: Override) -> Optional[str]:
    """New hours in words, where the operator gave none: the printed ones would contradict them."""
    spans = [f"{', '.join(day.capitalize() for day in span.days)} {span.opens}-{span.closes}"
             for span in entry.hours or ()]
    return "; ".join(spans) or None
