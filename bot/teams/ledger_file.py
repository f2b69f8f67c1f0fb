"""The file behind the ledger: one SQLite database, overwritten where something is deleted."""
import logging
import sqlite3
from contextlib import closing, contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Callable, Iterator

logger = logging.getLogger(__name__)
TABLES = """
CREATE TABLE IF NOT EXISTS heard (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE NOT NULL, conversation TEXT NOT NULL,
    activity TEXT NOT NULL, at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sending (
    id INTEGER PRIMARY KEY AUTOINCREMENT, turn INTEGER NOT NULL, number INTEGER NOT NULL,
    conversation TEXT NOT NULL, urgent INTEGER NOT NULL, state TEXT NOT NULL, content TEXT NOT NULL,
    at REAL NOT NULL, UNIQUE (turn, number));
CREATE TABLE IF NOT EXISTS cards (
    activity TEXT NOT NULL, conversation TEXT NOT NULL, card TEXT NOT NULL, at REAL NOT NULL,
    PRIMARY KEY (conversation, activity)) WITHOUT ROWID;
"""
# FULL: an acknowledgement is a promise, also if the power fails in the next moment.
SETTINGS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "busy_timeout=2000")
MEMORY = ":memory:"


def survives(method: Callable[..., Any]) -> Callable[..., Any]:
    """The method, done in memory from now on if the disk fails: an answer matters more."""

    @wraps(method)
    def tried(self: "Base", *values: Any, **named: Any) -> Any:
        try:
            return method(self, *values, **named)
        except sqlite3.Error as error:
            logger.error("the file of the Teams channel failed: %s", type(error).__name__)
            self.open(MEMORY)
            return method(self, *values, **named)

    return tried


class Base:
    """The database, readable by its owner only."""

    def open(self, file: str) -> None:
        """The file is open and has its tables; in memory, if it cannot be had."""
        try:
            if file != MEMORY:
                Path(file).parent.mkdir(parents=True, exist_ok=True)
                Path(file).touch(mode=0o600)
            self._base = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
            for setting in SETTINGS:
                self._base.execute(f"PRAGMA {setting}").fetchall()
            self._base.executescript(TABLES)
        except (OSError, sqlite3.Error) as error:
            if file == MEMORY:
                raise
            logger.error("the Teams channel has no file: %s", type(error).__name__)
            self.open(MEMORY)

    def close(self) -> None:
        """The file is closed and its log emptied."""
        self.scrub()
        self._base.close()

    def run(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """One statement, done."""
        return self._base.execute(statement, values)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All of it or nothing."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def scrub(self) -> None:
        """The write-ahead log holds nothing of what was deleted."""
        with closing(self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")) as done:
            done.fetchall()
