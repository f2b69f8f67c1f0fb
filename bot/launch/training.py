"""Training, and knowing when it is not needed."""

import hashlib
from importlib.metadata import version
from pathlib import Path
import shutil
import sys
from typing import Iterator

# What the model is made of; a change in any of them makes it old.
PARTS = ("config.yml", "domain.yml", "data/nlu", "data/stories", "bot/components", "bot/policies",
         "bot/language/model/about.json")
MODEL = Path("models", "bot.tar.gz")
STAMP = Path("models", "bot.made-of")


def files(root: Path) -> Iterator[Path]:
    """Every file that the model is made of, in a fixed order."""
    for part in PARTS:
        path = root / part
        found = path.rglob("*") if path.is_dir() else [path] if path.exists() else []
        yield from sorted(one for one in found if one.suffix in (".yml", ".py", ".json"))


def stamp(root: Path) -> str:
    """A hash of everything that the model is made of, the release of Rasa included."""
    made = hashlib.sha256(version("rasa").encode())
    for file in files(root):
        made.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return made.hexdigest()


def current(root: Path) -> bool:
    """Whether the model that lies there is made of the files as they are now."""
    made = root / STAMP
    return (root / MODEL).exists() and made.exists() and made.read_text().strip() == stamp(root)


def train(root: Path) -> int:
    """The model is trained and stamped; returns the exit status."""
    from rasa.model_training import train as rasa_train

    result = rasa_train(
        domain=str(root / "domain.yml"),
        config=str(root / "config.yml"),
        training_files=[str(root / "data")],
        output=str(root / MODEL.parent),
        fixed_model_name=MODEL.name.split(".")[0],
        force_training=True,
    )
    if result.code or not result.model:
        sys.stderr.write("Training failed; the messages above say why.\n")
        return result.code or 1
    if Path(result.model).resolve() != (root / MODEL).resolve():
        shutil.copy(result.model, root / MODEL)
    (root / STAMP).write_text(stamp(root) + "\n")
    return 0
