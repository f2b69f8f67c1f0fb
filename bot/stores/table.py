"""The SQLite table that holds conversations: one row each, overwritten when it is deleted."""

from contextlib import closing
from pathlib import Path
import sqlite3
from typing import List, Optional, Tuple

TABLE = """
CREATE TABLE IF NOT EXISTS conversations (
    sender_id TEXT PRIMARY KEY, touched REAL NOT NULL,
    finished INTEGER NOT NULL, events TEXT NOT NULL
) WITHOUT ROWID
"""
# What was deleted is overwritten with zeros; the write-ahead log is emptied by `scrub`.
SETTINGS = ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "busy_timeout=2000")


class Table:
    """Rows of conversations in one file, readable by its owner only."""

    def __init__(self, file: str) -> None:
        """Opens the file and makes it where it does not exist."""
        if file != ":memory:":
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).touch(mode=0o600)
        self._base = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        for setting in SETTINGS:
            self._base.execute(f"PRAGMA {setting}").fetchall()
        self._base.execute(TABLE)

    def read(self, sender_id: str) -> Optional[Tuple[str, float]]:
        """The events of a conversation as JSON and when it was last touched."""
        return self._base.execute(
            "SELECT events, touched FROM conversations WHERE sender_id = ?", (sender_id,)
        ).fetchone()

    def write(self, sender_id: str, *, touched: float, finished: bool, events: str) -> None:
        """The conversation stands in the table as given."""
        self._base.execute(
            "INSERT OR REPLACE INTO conversations VALUES (?, ?, ?, ?)",
            (sender_id, touched, finished, events),
        )

    def delete(self, sender_id: str) -> bool:
        """The conversation is gone from the table and the files; True if there was one."""
        gone = self._base.execute("DELETE FROM conversations WHERE sender_id = ?", (sender_id,))
        self.scrub()
        return gone.rowcount > 0

    def delete_before(self, moment: float) -> int:
        """Conversations last touched before a moment are gone; their number."""
        gone = self._base.execute("DELETE FROM conversations WHERE touched < ?", (moment,)).rowcount
        self.scrub()
        return gone

    def scrub(self) -> None:
        """The write-ahead log holds nothing of what was deleted or overwritten."""
        with closing(self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")) as done:
            done.fetchall()

    def sender_ids(self) -> List[str]:
        """The ids of all conversations that are kept."""
        return [row[0] for row in self._base.execute("SELECT sender_id FROM conversations")]

    def close(self) -> None:
        """The file is closed and its log emptied."""
        self.scrub()
        self._base.close()
