"""What has been promised and not yet done: messages to answer and messages to send, on disk.

A row lives from the moment a message is acknowledged until its answer has arrived, and the cards
that can still be pressed as long as the conversation. What is deleted is overwritten in the file.
"""
import json
import sqlite3
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional

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
WAITING, UNDER_WAY, SENT = "waiting", "under way", "sent"
CARDS_KEPT = 6


class Heard(NamedTuple):
    """A message that was acknowledged and is not answered yet."""

    id: int
    conversation: str
    activity: Dict[str, Any]


class ToSend(NamedTuple):
    """A message that has to be sent; `number` counts the messages of one turn."""

    id: int
    turn: int
    conversation: str
    urgent: bool
    state: str
    content: Dict[str, Any]


class Ledger:
    """The file, readable by its owner only."""

    def __init__(self, file: str, clock: Callable[[], float] = time.time) -> None:
        if file != ":memory:":
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).touch(mode=0o600)
        self._clock = clock
        self._base = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        for setting in SETTINGS:
            self._base.execute(f"PRAGMA {setting}").fetchall()
        self._base.executescript(TABLES)

    def hear(self, key: str, conversation: str, activity: Dict[str, Any]) -> Optional[int]:
        """The number of a new message, written down; None if this one was taken before."""
        with self._whole():
            new = self._run("INSERT OR IGNORE INTO seen VALUES (?, ?)", key, self._clock())
            if not new.rowcount:
                return None
            row = (key, conversation, json.dumps(activity), self._clock())
            return self._run(
                "INSERT INTO heard (key, conversation, activity, at) VALUES (?, ?, ?, ?)", *row
            ).lastrowid

    def see_once(self, key: str) -> bool:
        """Whether something is seen for the first time."""
        row = (key, self._clock())
        return self._run("INSERT OR IGNORE INTO seen VALUES (?, ?)", *row).rowcount > 0

    def unsee(self, key: str) -> None:
        """It counts as new when it comes again."""
        self._run("DELETE FROM seen WHERE key = ?", key)

    def unanswered(self) -> List[Heard]:
        """The messages that were acknowledged before a stop and not answered, oldest first."""
        rows = self._run("SELECT id, conversation, activity FROM heard ORDER BY id")
        return [Heard(id, conversation, json.loads(text)) for id, conversation, text in rows]

    def say(
        self, turn: int, number: int, conversation: str, urgent: bool, content: Dict[str, Any]
    ) -> None:
        """One message of a turn is to be sent; said again after a restart, it stays one."""
        row = (turn, number, conversation, urgent, WAITING, json.dumps(content), self._clock())
        self._run(
            "INSERT OR IGNORE INTO sending (turn, number, conversation, urgent, state, content, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)", *row,
        )

    @contextmanager
    def end_of(self, turn: int) -> Iterator[None]:
        """What is said within, and that the message is answered: all of it or nothing."""
        with self._whole():
            yield
            self._run("DELETE FROM heard WHERE id = ?", turn)
            self._run("DELETE FROM sending WHERE turn = ? AND state = ?", turn, SENT)
        self._scrub()

    def next_to_send(self, conversation: str) -> Optional[ToSend]:
        """The first message that waits; 999 overtakes whatever waits with it."""
        return self._one(
            "WHERE conversation = ? AND state = ? ORDER BY urgent DESC, id", conversation, WAITING
        )

    def interrupted(self) -> Optional[ToSend]:
        """A message that was under way when the process ended, so that nobody knows its fate."""
        return self._one("WHERE state = ? ORDER BY id", UNDER_WAY)

    def conversations_to_send(self) -> List[str]:
        """Where something waits to be sent."""
        found = self._run("SELECT DISTINCT conversation FROM sending WHERE state = ?", WAITING)
        return [row[0] for row in found]

    def set_state(self, id: int, state: str) -> None:
        """The message waits, is under way, or was sent."""
        self._run("UPDATE sending SET state = ? WHERE id = ?", state, id)

    def sent(self, one: ToSend) -> None:
        """Nothing of the message is kept but, while its turn lasts, that it was sent."""
        with self._whole():
            self._run("UPDATE sending SET state = ?, content = '{}' WHERE id = ?", SENT, one.id)
            open_turn = self._run("SELECT 1 FROM heard WHERE id = ?", one.turn).fetchone()
            if not open_turn:
                self._run("DELETE FROM sending WHERE id = ?", one.id)
        self._scrub()

    def keep_card(self, conversation: str, activity: str, card: Dict[str, Any]) -> None:
        """A card that can be pressed is kept, so that it can show what was chosen."""
        row = (activity, conversation, json.dumps(card), self._clock())
        self._run("INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?)", *row)
        self._run(
            "DELETE FROM cards WHERE conversation = ? AND activity NOT IN (SELECT activity FROM "
            "cards WHERE conversation = ? ORDER BY at DESC LIMIT ?)",
            conversation, conversation, CARDS_KEPT,
        )

    def take_card(self, conversation: str, activity: Any) -> Optional[Dict[str, Any]]:
        """The card that was pressed, once."""
        key = (conversation, str(activity))
        where = "FROM cards WHERE conversation = ? AND activity = ?"
        found = self._run(f"SELECT card {where}", *key).fetchone()
        self._run(f"DELETE {where}", *key)
        return json.loads(found[0]) if found else None

    def forget_conversation(self, conversation: str) -> None:
        """Nothing is kept of a conversation but what is still being said in it."""
        self._run("DELETE FROM cards WHERE conversation = ?", conversation)
        self._scrub()

    def drop(self, conversation: str) -> None:
        """Nothing more is sent to a conversation that is closed to us."""
        self._run("DELETE FROM sending WHERE conversation = ?", conversation)
        self.forget_conversation(conversation)

    def sweep(self, keep_seconds: float) -> None:
        """What is older than the operator allows is gone."""
        for table in ("heard", "sending", "cards"):
            self._run(f"DELETE FROM {table} WHERE at < ?", self._clock() - keep_seconds)
        self._run("DELETE FROM seen WHERE at < ?", self._clock() - 30 * 24 * 3600)
        self._scrub()

    def close(self) -> None:
        """The file is closed and its log emptied."""
        self._scrub()
        self._base.close()

    def _one(self, where: str, *values: Any) -> Optional[ToSend]:
        columns = "id, turn, conversation, urgent, state, content"
        found = self._run(f"SELECT {columns} FROM sending {where} LIMIT 1", *values).fetchone()
        return ToSend(*found[:3], bool(found[3]), found[4], json.loads(found[5])) if found else None

    def _run(self, statement: str, *values: Any) -> sqlite3.Cursor:
        return self._base.execute(statement, values)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def _scrub(self) -> None:
        with closing(self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")) as done:
            done.fetchall()
