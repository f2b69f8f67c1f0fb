"""The real server is killed in mid-conversation and started again: nothing that was acknowledged is lost.

One server serves all tests of this module; each start takes seconds.
"""

import http.client
import json
import threading
import time
from pathlib import Path
from typing import Any, Iterator, List

import pytest

from tests.guard.stand_ins import WORDS
from tests.launch.running import Running

OURS = "https://www.example.org"
CONCERN = "y3 girl, third week running in the same clothes, always starving at breakfast club, smells"
MARKER = "zebrafinch"


@pytest.fixture(scope="module")
def server(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A running assistant that one other site may embed."""
    running = Running(tmp_path_factory.mktemp("running"), origins=[OURS]).start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def talked(server: Running) -> List[Any]:
    """A conversation up to what was understood; then the server is killed and started again."""
    _, body = server.post()
    said = [body]
    for number, text in enumerate(("p'boro", "no", CONCERN)):
        status, body = server.post(conversation=body["conversation"], text=text, id=f"{number}")
        assert status == 200
        said.append(body)
    server.kill()
    server.start()
    return said


def texts(body: Any) -> List[str]:
    return [message["text"] for message in body["messages"]]


def test_all_that_was_said_can_be_read_again(server: Running, talked: List[Any]) -> None:
    status, body = server.ask(f"/webhooks/web/conversations/{talked[-1]['conversation']}")
    assert status == 200
    ours = [message for message in body["messages"] if message["kind"] != "user"]
    theirs = [message["text"] for message in body["messages"] if message["kind"] == "user"]
    assert ours == [message for one in talked for message in one["messages"]]
    assert theirs == ["p'boro", "no", CONCERN]


def test_what_was_acknowledged_is_not_handled_again(server: Running, talked: List[Any]) -> None:
    before = server.ask(f"/webhooks/web/conversations/{talked[-1]['conversation']}")[1]["messages"]
    status, body = server.post(conversation=talked[-1]["conversation"], text=CONCERN, id="2")
    assert (status, body["messages"]) == (200, talked[-1]["messages"])
    after = server.ask(f"/webhooks/web/conversations/{talked[-1]['conversation']}")[1]["messages"]
    assert after == before


def test_the_conversation_goes_on_where_it_stopped(server: Running, talked: List[Any]) -> None:
    yes = next(one for one in talked[-1]["messages"][-1]["choices"] if one["label"] == "Yes")
    status, body = server.post(conversation=talked[-1]["conversation"], payload=yes["payload"], id="3")
    assert status == 200 and body["messages"][-1]["kind"] in ("questions", "question")
    assert "Where does the child live" not in " ".join(texts(body))


def test_a_message_that_is_under_way_when_it_is_killed_counts_once(server: Running, talked: List[Any]) -> None:
    """Killed at whatever point it has reached, from before the guard to after the answer."""
    for moment in (0.0, 0.02, 0.05, 0.1):
        _, body = server.post()
        _, body = server.post(conversation=body["conversation"], text="luton", id="a")
        _, body = server.post(conversation=body["conversation"], text="no", id="b")
        sent = {"conversation": body["conversation"], "text": "he often has no lunch", "id": "c"}
        sending = threading.Thread(target=sends_into_the_void, args=(server, sent))
        sending.start()
        time.sleep(moment)
        server.kill()
        sending.join()
        server.start()
        status, body = server.post(**sent)
        assert status == 200
        shown = server.ask(f"/webhooks/web/conversations/{body['conversation']}")[1]["messages"]
        typed = [message["text"] for message in shown if message["kind"] == "user"]
        assert typed == ["luton", "no", "he often has no lunch"]
        assert shown[-len(body["messages"]):] == body["messages"]
        assert [one["id"] for one in body["messages"][-1].get("found", [])], body["messages"][-1]["kind"]


def sends_into_the_void(server: Running, content: Any) -> None:
    """Sends a message to a server that may be gone before it answers."""
    try:
        server.post(**content)
    except (OSError, http.client.HTTPException, ValueError):
        pass


def test_999_is_first_after_a_restart_too(server: Running, talked: List[Any]) -> None:
    _, body = server.post(conversation=talked[-1]["conversation"], text="he has got a knife and he is in the house", id="k")
    assert texts(body)[:2] == [WORDS.call_999, WORDS.quiet]


def test_the_listed_site_may_ask_and_no_other(server: Running) -> None:
    for origin, may in ((OURS, True), ("https://elsewhere.example", False)):
        for method in ("OPTIONS", "POST"):
            asked = http.client.HTTPConnection("127.0.0.1", server.port)
            asked.request(method, "/webhooks/web/messages", body=b"{}", headers={
                "Origin": origin, "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "content-type"})
            got = asked.getresponse()
            assert got.status in (200, 204)
            assert (got.getheader("Access-Control-Allow-Origin") == origin) is may
            assert (got.getheader("Access-Control-Allow-Origin") is not None) is may
            assert got.getheader("Access-Control-Allow-Credentials") is None
            asked.close()


def test_a_page_that_is_not_there_is_an_error_in_words(server: Running) -> None:
    status, body = server.ask("/no/such/page")
    assert (status, body["error"]) == (404, "no_page") and "call 999" in texts(body)[0]


def test_what_is_deleted_is_in_no_file_and_nothing_typed_is_in_the_output(server: Running) -> None:
    _, body = server.post(text=f"she has a {MARKER} and no coat", id="a")
    server.post(text=f"a {MARKER} " + "x" * 10_000, conversation=body["conversation"], id="b")
    assert any(MARKER.encode() in content for content in server.files().values())
    path = f"/webhooks/web/conversations/{body['conversation']}"
    assert server.ask(path, method="DELETE")[0] == 200
    assert [name for name, content in server.files().items() if MARKER.encode() in content] == []
    assert server.ask(path)[0] == 404


@pytest.mark.parametrize("setting, said", [({"origins": ["*"]}, "origins holds '*'"), ({"proxy": 1}, "no setting 'proxy'")])
def test_it_does_not_start_with_a_setting_that_cannot_be_used(tmp_path: Path, setting: Any, said: str) -> None:
    import subprocess

    done = subprocess.run(Running(tmp_path, **setting)._command(), cwd=str(Path(__file__).parents[2]),
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
