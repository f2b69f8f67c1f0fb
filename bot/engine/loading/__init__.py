"""Matrix files to checked records: the only part of the engine that reads the disk."""

from bot.engine.loading.library import load_library

__all__ = ["load_library"]
