"""The files of another area, ready to fill in. They pass the check as they are."""

from __future__ import annotations

from pathlib import Path

from bot.engine.errors import MatrixError
from bot.engine.records.base import ID

TEMPLATES = Path(__file__).with_name("skeleton_files")
EDITION = "new"


def write_skeleton(root: Path, area: str) -> Path:
    """The new folder. Raises MatrixError if the id is not plain or the folder exists."""
    folder = root / area
    if not ID.match(area) or "." in area:
        raise MatrixError(f"'{area}': write an area id in small letters, digits and '_'.")
    if folder.exists():
        raise MatrixError(f"{folder}: this area exists already; edit its files.")
    for template in sorted(TEMPLATES.rglob("*.yml")):
        path = folder / EDITION / template.relative_to(TEMPLATES)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = template.read_text(encoding="utf-8")
        title = area.replace("_", " ").title()
        path.write_text(text.replace("AREA_ID", area).replace("AREA_TITLE", title),
                        encoding="utf-8")
    return folder
