"""Writes the taught network as the files that the assistant loads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Mapping, Optional

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.corpus.records import ANSWERS
from bot.language.encoder.files import ABOUT, digest
from bot.language.encoder.words import FILE, Words
from bot.teaching.lessons import Subjects
from bot.teaching.network import INPUTS, START, WEIGHTS, Network

OUTPUTS = ("vector", "danger", "rows", "statements", "levels", "answers")


def export(network: Network, words: Optional[Words], subjects: Subjects, how: Mapping[str, Any],
           folder: Path) -> None:
    """`folder` holds the model, the tokenizer, the words, and what they are, with their hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    _onnx(network, folder / "encoder.onnx")
    tokens = (START / "tokenizer.json").read_text(encoding="utf-8")
    (folder / "tokenizer.json").write_text(tokens, encoding="utf-8")
    if words:
        words.save(folder / FILE)
    about = _about(subjects, how)
    names = ("encoder.onnx", "tokenizer.json", FILE) if words else ("encoder.onnx", "tokenizer.json")
    about["sha256"] = {name: digest(folder / name) for name in names}
    text = json.dumps(about, indent=1, ensure_ascii=False)
    (folder / ABOUT).write_text(text + "\n", encoding="utf-8")


def _onnx(network: Network, path: Path) -> None:
    """The network with its large tables in one byte a number."""
    whole = path.with_suffix(".whole.onnx")
    sample = torch.ones(2, 9, dtype=torch.long)
    lengths: Dict[str, Dict[int, str]] = {name: {0: "texts", 1: "pieces"} for name in INPUTS}
    lengths.update({name: {0: "texts"} for name in OUTPUTS})
    torch.onnx.export(network.eval(), (sample, sample, sample * 0), str(whole), dynamo=False,
                      input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=lengths,
                      opset_version=17)
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(path))
    whole.unlink()


def _about(subjects: Subjects, how: Mapping[str, Any]) -> Dict[str, Any]:
    rows = subjects.rows
    place = {name: number for number, name in enumerate(rows)}
    return {
        "what": "all-MiniLM-L6-v2 (Apache-2.0), taught with data/corpus and matrices",
        "starts_from": WEIGHTS, "longest": how["longest"], "course": dict(how),
        "rows": list(rows), "statements": list(subjects.statements),
        "levels": list(subjects.levels), "answers": list(ANSWERS),
        "level_of": [-1 if subjects.level_of(key) is None
                     else subjects.levels.index(subjects.level_of(key)) for key in subjects.statements],
        "row_of": [place[subjects.row_of(key)] for key in subjects.statements],
    }
