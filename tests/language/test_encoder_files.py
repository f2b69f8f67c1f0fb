"""A model that is missing or changed is refused by its file, and everything works without it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Iterator

import numpy as np
import pytest

from bot.language.encoder import shared
from bot.language.encoder.encoder import Encoder
from bot.language.encoder.files import ABOUT, SETTING, ModelFault, checked, digest, folder

NAMES = ("encoder.onnx", "tokenizer.json")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder whose hashes are right, though nothing in it can be run."""
    for name in NAMES:
        (tmp_path / name).write_text(f"the bytes of {name}")
    about = {"sha256": {name: digest(tmp_path / name) for name in NAMES}}
    (tmp_path / ABOUT).write_text(json.dumps(about))
    return tmp_path


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    def at(place: Path) -> None:
        monkeypatch.setenv(SETTING, str(place))
        shared.reload()

    yield at
    shared.reload()


def remove(name: str) -> Callable[[Path], Any]:
    return lambda at: (at / name).unlink()


def write(name: str, text: str) -> Callable[[Path], Any]:
    return lambda at: (at / name).write_text(text)


def change_a_byte(at: Path) -> None:
    known = (at / "encoder.onnx").read_bytes()
    (at / "encoder.onnx").write_bytes(known[:-1] + b"!")


def test_a_whole_model_is_what_its_page_says(model: Path) -> None:
    files = checked(model)
    assert files.path("encoder.onnx") == str(model / "encoder.onnx")
    assert set(files.about["sha256"]) == set(NAMES)


@pytest.mark.parametrize("harm, named", [
    (remove("encoder.onnx"), "encoder.onnx"), (remove("tokenizer.json"), "tokenizer.json"),
    (remove(ABOUT), ABOUT), (change_a_byte, "encoder.onnx"), (write("tokenizer.json", ""), "tokenizer.json"),
    (write(ABOUT, "{"), ABOUT), (write(ABOUT, "[]"), ABOUT), (write(ABOUT, "{}"), ABOUT),
    (write(ABOUT, '{"sha256": ["encoder.onnx"]}'), ABOUT), (write(ABOUT, '{"sha256": null}'), ABOUT),
], ids=["no model", "no tokenizer", "no about", "a changed byte", "an emptied file", "cut short",
        "a list", "nothing", "no hashes", "null"])
def test_a_harmed_model_is_refused_by_its_file_with_what_to_do(
    model: Path, harm: Callable[[Path], Any], named: str
) -> None:
    harm(model)
    with pytest.raises(ModelFault) as fault:
        checked(model)
    assert str(model / named) in str(fault.value)
    assert "get it again" in str(fault.value) and "make train-language" in str(fault.value)
    with pytest.raises(ModelFault):
        Encoder.load(model)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFault, match="nowhere.*missing.*get it again"):
        checked(tmp_path / "nowhere")


def test_without_a_model_there_is_none_and_a_sentence_says_why(
    use: Callable[[Path], None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    use(tmp_path / "nowhere")
    assert folder() == tmp_path / "nowhere"
    assert shared.encoder() is None and shared.identity() == "none"
    sentence = shared.fault()
    assert sentence and "nowhere" in sentence and "get it again" in sentence
    assert sentence in caplog.text


def test_a_model_that_cannot_be_run_is_as_good_as_none(
    use: Callable[[Path], None], model: Path
) -> None:
    use(model)
    assert shared.encoder() is None and shared.identity() == "none"
    assert "cannot be run" in str(shared.fault())


def test_the_files_are_read_once_and_again_after_a_reload(
    use: Callable[[Path], None], model: Path, tmp_path: Path
) -> None:
    use(model)
    first = shared.fault()
    (model / "encoder.onnx").unlink()
    assert shared.fault() == first
    shared.reload()
    assert "encoder.onnx" in str(shared.fault())


def test_what_stands_for_no_encoding_is_a_vector_of_zeros() -> None:
    assert shared.nothing().shape == (shared.WIDTH,) and not np.any(shared.nothing())
