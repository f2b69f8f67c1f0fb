"""The level, harm and basis in words."""

from __future__ import annotations

from typing import List, Optional, Sequence

from bot.engine.decision import Decision
from bot.engine.library import Area
from bot.engine.records import LevelName
from bot.wording.cites import words
from bot.wording.lines import Block, Context, Line


def level_block(area: Area, decision: Decision, context: Context) -> Block:
    """What level, how firm, and for a borrowed table whom to ring before anything else."""
    lines: List[Line] = []
    if context.early:
        lines.append(Line(words("early")))
    if context.children > 1:
        lines.append(Line(words("child", number=context.children)))
    lines += _borrowed(area, decision) if decision.borrowed else _own(area, decision)
    lines += _how(area, decision)
    return Block("level", tuple(lines))


def level_name(area: Area, level: Optional[int]) -> Optional[LevelName]:
    """The table's name for a level."""
    return area.levels.get(level) if level else None


def _own(area: Area, decision: Decision) -> List[Line]:
    name = level_name(area, decision.level.level)
    if name is None:
        key = "level.duty_only" if decision.pathways else "level.none"
        return [Line(words(key))]
    key = "level.about" if name.about else "level.number"
    return [Line(words(key, name=name.name, level=name.level, area=area.pack.title), name.cite)]


def _borrowed(area: Area, decision: Decision) -> List[Line]:
    """The call leads; the lender's level is only what it would be there."""
    lines = [Line(words("contact.call_first", name=row.contact.name, value=row.contact.value),
                  row.contact.cite) for row in decision.contacts[:1] if area.pack.leads_with == "call"]
    name = level_name(area, decision.level.level)
    lender = area.table.pack.title
    if name is None:
        return [*lines, Line(words("level.borrowed_none", area=area.pack.title, lender=lender))]
    text = words("level.borrowed", area=area.pack.title, lender=lender, name=name.name,
                 level=name.level)
    return [*lines, Line(text, name.cite)]


def _how(area: Area, decision: Decision) -> List[Line]:
    level = decision.level
    if level.level is None:
        return []
    if level.how == "danger":
        return [Line(words("level.danger"))]
    if level.level == 1:
        return [Line(words("level.one"))]
    lines = [*_combination(area, decision), *_range(level.level, level.possible)]
    if level.unsure:
        lines.append(Line(words("level.unsure", level=level.level)))
    if level.level == 4 and decision.harm == "no":
        lines.append(Line(words("level.need_only")))
    return lines


def _combination(area: Area, decision: Decision) -> List[Line]:
    if decision.level.how != "combination":
        return []
    rule = next(r for r in area.rules if r.kind == "combination")
    key = "level.combination" if decision.level.level == 3 else "level.combination_two"
    topics = len({r.topic for r in decision.reasons if r.level == 2})
    return [Line(words(key, count=topics), rule.cite)]


def _range(level: int, possible: Sequence[int]) -> List[Line]:
    """How the level could still move: up, down by one, or both."""
    up = [n for n in possible if n > level]
    down = [n for n in possible if n < level]
    if up and down:
        return [Line(words("level.range", levels=f"{min(down)} and {max(up)}"))]
    if up:
        return [Line(words("level.range_up", levels=" or ".join(map(str, up))))]
    if down:
        return [Line(words("level.range_down", level=level, levels=" or ".join(map(str, down))))]
    return []


def harm_block(decision: Decision) -> Block:
    """Harm, then what follows from it: statutory basis, who leads, how fast."""
    matched = any(reason.finding.hold != "weak" for reason in decision.reasons)
    known = matched or decision.harm != "no"
    lines = [Line(words(f"harm.{decision.harm}" if known else "harm.unmatched"))]
    basis = decision.basis
    if basis:
        parts = {"basis": basis.basis, "leads": basis.leads, "how_fast": basis.how_fast}
        full = {key: value.rstrip(". ") for key, value in parts.items()}
        short = words("basis.short", basis=full["basis"], leads=full["leads"])
        lines.append(Line(words("basis.line", **full), basis.cite, short=short))
    return Block("harm", tuple(lines))
