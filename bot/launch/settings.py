"""Where things lie and what the process needs to know before Rasa is imported."""

from dataclasses import dataclass
from importlib import import_module
import os
from pathlib import Path
from typing import Optional
import warnings

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Settings:
    """One run of the assistant."""

    host: str = "127.0.0.1"
    port: int = 5005
    model: Path = ROOT / "models" / "bot.tar.gz"
    endpoints: Path = ROOT / "endpoints.yml"
    credentials: Path = ROOT / "credentials.yml"
    training: bool = False
    at: Optional[str] = None

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        shown = "localhost" if self.host in ("127.0.0.1", "0.0.0.0") else self.host
        return f"http://{shown}:{self.port}/"


def prepare() -> None:
    """To be called before Rasa is imported: no telemetry, quiet libraries, a quick start."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    # Our arrays are small: threads for them wait for each other longer than they compute.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    warnings.simplefilter("ignore")  # old packages warn at import; their pins are Rasa's
    # skops compares each of its types with every module loaded so far: ten seconds once TensorFlow
    # is there, under one before (skops 0.9.0, io/_utils.py:34).
    import_module("skops.io")
