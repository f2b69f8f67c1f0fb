"""The SQLite tables that hold conversations; what is deleted is overwritten.

`conversations` has one row for each: the state of its dialogue. `exchanges` has one row for each
message of the practitioner: what was said on the screen. They go with their conversation.
"""

from contextlib import closing
from pathlib import Path
import sqlite3
from typing import List, Optional, Tuple

TABLES = """
CREATE TABLE IF NOT EXISTS conversations (
    sender_id TEXT PRIMARY KEY, touched REAL NOT NULL,
    finished INTEGER NOT NULL, events TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS exchanges (
    sender_id TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
    number INTEGER NOT NULL, request TEXT, said TEXT NOT NULL,
    PRIMARY KEY (sender_id, number), UNIQUE (sender_id, request)
) WITHOUT ROWID;
"""
# What was deleted is overwritten with zeros; the write-ahead log is emptied by `scrub`.
SETTINGS = (
    "journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "busy_timeout=2000", "foreign_keys=ON"
)
# An exchange is kept only while its conversation is: the last turn may have deleted it.
ADD_EXCHANGE = """
INSERT OR IGNORE INTO exchanges SELECT sender_id,
    (SELECT 1 + COALESCE(MAX(number), 0) FROM exchanges WHERE sender_id = ?1), ?2, ?3
FROM conversations WHERE sender_id = ?1
"""


class Table:
    """Rows of conversations in one file, readable by its owner only."""

    def __init__(self, file: str) -> None:
        """Opens the file and makes it where it does not exist."""
        self._file = file
        if file != ":memory:":
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).touch(mode=0o600)
        self._base = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        for setting in SETTINGS:
            self._base.execute(f"PRAGMA {setting}").fetchall()
        self._base.executescript(TABLES)

    def read(self, sender_id: str) -> Optional[Tuple[str, float]]:
        """The events of a conversation as JSON and when it was last touched."""
        return self._base.execute(
            "SELECT events, touched FROM conversations WHERE sender_id = ?", (sender_id,)
        ).fetchone()

    def touched(self, sender_id: str) -> Optional[float]:
        """When a conversation was last touched."""
        found = self._base.execute(
            "SELECT touched FROM conversations WHERE sender_id = ?", (sender_id,)
        ).fetchone()
        return found[0] if found else None

    def write(self, sender_id: str, *, touched: float, finished: bool, events: str) -> None:
        """The conversation stands in the table as given."""
        self._base.execute(
            "INSERT INTO conversations VALUES (?, ?, ?, ?) ON CONFLICT (sender_id) DO UPDATE SET "
            "touched = excluded.touched, finished = excluded.finished, events = excluded.events",
            (sender_id, touched, finished, events),
        )

    def add_exchange(self, sender_id: str, request: Optional[str], said: str) -> None:
        """The exchange stands behind the earlier ones of its conversation, if that is still there."""
        self._base.execute(ADD_EXCHANGE, (sender_id, request, said))

    def exchange(self, sender_id: str, request: str) -> Optional[str]:
        """What was said in the exchange that a request began."""
        found = self._base.execute(
            "SELECT said FROM exchanges WHERE sender_id = ? AND request = ?", (sender_id, request)
        ).fetchone()
        return found[0] if found else None

    def exchanges(self, sender_id: str) -> List[str]:
        """What was said in each exchange, in order."""
        found = self._base.execute(
            "SELECT said FROM exchanges WHERE sender_id = ? ORDER BY number", (sender_id,)
        )
        return [row[0] for row in found]

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

    def check(self) -> None:
        """Something could be written now, to the file that is still there; raises if not."""
        if self._file != ":memory:" and not Path(self._file).exists():
            raise FileNotFoundError(self._file)
        self._base.execute("BEGIN IMMEDIATE")
        self._base.execute("ROLLBACK")

    def close(self) -> None:
        """The file is closed and its log emptied."""
        self.scrub()
        self._base.close()
