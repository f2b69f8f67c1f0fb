"""What has been promised and not yet done: messages to answer and messages to send, on disk.

A row lives from the moment a message is acknowledged until its answer has arrived, and the cards
that can still be pressed as long as the conversation.
"""
import json
import time
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence

from bot.teams.ledger_file import Base, survives

WAITING, UNDER_WAY, SENT = "waiting", "under way", "sent"
LANE = "WHERE conversation = ? AND urgent = ?"
CARDS_KEPT = 6
# How long a message counts as taken; Microsoft repeats one for minutes.
SEEN_SECONDS = 30 * 24 * 3600.0
# Ordinary messages of a turn are numbered from here, so that urgent ones always keep their numbers.
ORDINARY = 1000


class Heard(NamedTuple):
    """A message that was acknowledged and is not answered yet."""

    id: int
    key: str
    conversation: str
    activity: Dict[str, Any]


class ToSend(NamedTuple):
    """A message that has to be sent; `turn` is the number of the message that it answers."""

    id: int
    turn: int
    conversation: str
    urgent: bool
    state: str
    content: Dict[str, Any]


class Ledger(Base):
    """Promises, in the order in which they were made."""

    def __init__(self, file: str, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self.open(file)

    @survives
    def hear(self, key: str, conversation: str, activity: Dict[str, Any]) -> Optional[Heard]:
        """A new message, written down; None if it was taken before."""
        with self.whole():
            if not self.run("INSERT OR IGNORE INTO seen VALUES (?, ?)", key, self._clock()).rowcount:
                return None
            row = (key, conversation, json.dumps(activity), self._clock())
            columns = "heard (key, conversation, activity, at)"
            id = self.run(f"INSERT OR IGNORE INTO {columns} VALUES (?, ?, ?, ?)", *row).lastrowid
        return Heard(int(id or 0), key, conversation, activity)

    @survives
    def unanswered(self) -> List[Heard]:
        """The messages that were acknowledged before a stop and not answered, oldest first."""
        rows = self.run("SELECT id, key, conversation, activity FROM heard ORDER BY id")
        return [Heard(*row[:3], json.loads(row[3])) for row in rows]

    @survives
    def say_now(
        self, turn: int, number: int, conversation: str, content: Dict[str, Any]
    ) -> None:
        """An urgent message is to be sent; said again after a restart, it stays one message."""
        self._say(turn, number, conversation, True, content)

    @survives
    def answer(self, turn: int, conversation: str, contents: Sequence[Dict[str, Any]]) -> None:
        """The ordinary messages of a turn are to be sent and its message is answered, or neither."""
        with self.whole():
            for number, content in enumerate(contents, ORDINARY):
                self._say(turn, number, conversation, False, content)
            self.run("DELETE FROM heard WHERE id = ?", turn)
            self.run("DELETE FROM sending WHERE turn = ? AND state = ?", turn, SENT)
        self.scrub()

    def next_to_send(self, conversation: str, urgent: bool) -> Optional[ToSend]:
        """The first message that waits in a lane; ordinary ones wait until 999 has been sent."""
        if urgent:
            return self._one(f"{LANE} AND state = ?", conversation, True, WAITING)
        if self._one(f"{LANE} AND state != ?", conversation, True, SENT):
            return None
        return self._one(f"{LANE} AND state = ?", conversation, False, WAITING)

    def interrupted(self) -> Optional[ToSend]:
        """A message that was under way when the process ended, so that nobody knows its fate."""
        return self._one("WHERE state = ?", UNDER_WAY)

    def conversations_to_send(self) -> List[str]:
        """Where something waits to be sent."""
        found = self.run("SELECT DISTINCT conversation FROM sending WHERE state = ?", WAITING)
        return [row[0] for row in found]

    @survives
    def set_state(self, id: int, state: str) -> None:
        """The message waits, or is under way."""
        self.run("UPDATE sending SET state = ? WHERE id = ?", state, id)

    @survives
    def replace(self, id: int, content: Dict[str, Any]) -> None:
        """Something else is said in the place of a message."""
        state = (WAITING, json.dumps(content), id)
        self.run("UPDATE sending SET state = ?, content = ? WHERE id = ?", *state)

    @survives
    def sent(self, one: ToSend) -> None:
        """Nothing of the message is kept but, while its turn lasts, that it was sent."""
        with self.whole():
            self.run("UPDATE sending SET state = ?, content = '{}' WHERE id = ?", SENT, one.id)
            if not self.run("SELECT 1 FROM heard WHERE id = ?", one.turn).fetchone():
                self.run("DELETE FROM sending WHERE id = ?", one.id)
        self.scrub()

    @survives
    def see_once(self, key: str) -> bool:
        """Whether something is seen for the first time."""
        return self.run("INSERT OR IGNORE INTO seen VALUES (?, ?)", key, self._clock()).rowcount > 0

    @survives
    def was_seen(self, key: str) -> bool:
        """Whether something was seen before."""
        return self.run("SELECT 1 FROM seen WHERE key = ?", key).fetchone() is not None

    @survives
    def unsee(self, key: str) -> None:
        """It counts as new when it comes again."""
        self.run("DELETE FROM seen WHERE key = ?", key)

    @survives
    def keep_card(self, conversation: str, activity: str, card: Dict[str, Any]) -> None:
        """A card that can be pressed is kept, so that it can show what was chosen."""
        row = (activity, conversation, json.dumps(card), self._clock())
        self.run("INSERT OR REPLACE INTO cards VALUES (?, ?, ?, ?)", *row)
        newest = "SELECT activity FROM cards WHERE conversation = ? ORDER BY at DESC LIMIT ?"
        self.run(
            f"DELETE FROM cards WHERE conversation = ? AND activity NOT IN ({newest})",
            conversation, conversation, CARDS_KEPT,
        )

    @survives
    def card(self, conversation: str, activity: Any) -> Optional[Dict[str, Any]]:
        """The card that was pressed, if it is still kept."""
        where = "WHERE conversation = ? AND activity = ?"
        found = self.run(f"SELECT card FROM cards {where}", conversation, str(activity)).fetchone()
        return json.loads(found[0]) if found else None

    @survives
    def drop_card(self, conversation: str, activity: Any) -> None:
        """The card is answered."""
        key = (conversation, str(activity))
        self.run("DELETE FROM cards WHERE conversation = ? AND activity = ?", *key)

    @survives
    def forget(self, conversation: str) -> None:
        """Nothing is kept of a conversation but what is still being said in it."""
        self.run("DELETE FROM cards WHERE conversation = ?", conversation)
        self.scrub()

    @survives
    def close_conversation(self, conversation: str) -> None:
        """Nothing more is sent to a conversation that is closed to us."""
        self.run("DELETE FROM sending WHERE conversation = ?", conversation)
        self.forget(conversation)

    @survives
    def sweep(self, keep_seconds: float) -> None:
        """What is older than the operator allows is gone."""
        for table in ("heard", "sending", "cards"):
            self.run(f"DELETE FROM {table} WHERE at < ?", self._clock() - keep_seconds)
        self.run("DELETE FROM seen WHERE at < ?", self._clock() - SEEN_SECONDS)
        self.scrub()

    def _say(
        self, turn: int, number: int, conversation: str, urgent: bool, content: Dict[str, Any]
    ) -> None:
        row = (turn, number, conversation, urgent, WAITING, json.dumps(content), self._clock())
        columns = "sending (turn, number, conversation, urgent, state, content, at)"
        self.run(f"INSERT OR IGNORE INTO {columns} VALUES (?, ?, ?, ?, ?, ?, ?)", *row)

    @survives
    def _one(self, where: str, *values: Any) -> Optional[ToSend]:
        columns = "id, turn, conversation, urgent, state, content"
        order = "ORDER BY turn, number LIMIT 1"
        found = self.run(f"SELECT {columns} FROM sending {where} {order}", *values).fetchone()
        return ToSend(*found[:3], bool(found[3]), found[4], json.loads(found[5])) if found else None
