"""Files come whole and right through every fault, or a clear line says why not."""

from __future__ import annotations

import errno
import threading
from typing import NoReturn

import httpx2
import pytest

from gpt_desktop.catalog.hub import session
from gpt_desktop.catalog.hub.part import Part
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_lock import file_lock
from tests.catalog.hub.conftest import FILE, REPO, WEIGHTS, Client
from tests.catalog.hub_server import Fault

OTHER = b"\xff" * len(WEIGHTS)


def test_a_file_comes_whole_and_is_not_fetched_twice(client: Client) -> None:
    offer = client.offer()
    path, steps = client.download(offer)
    assert path.name == FILE
    assert path.read_bytes() == WEIGHTS
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, len(WEIGHTS))
    assert {step.total for step in steps} == {len(WEIGHTS)}
    before = len(client.server.asked)
    assert client.download(offer)[0] == path
    assert len(client.server.asked) == before


@pytest.mark.parametrize(
    "fault",
    [
        Fault(cut=300_000),
        Fault(cut=0),
        Fault(status=429, headers={"Retry-After": "7"}),
        Fault(status=503),
        Fault(status=500),
        Fault(length=len(WEIGHTS) - 1000),
        Fault(length=len(WEIGHTS) + 1000),
    ],
)
def test_what_passes_is_gone_on_with(client: Client, fault: Fault) -> None:
    client.server.faults[FILE] = [fault]
    path, _ = client.download()
    assert path.read_bytes() == WEIGHTS
    assert client.waited == [7.0 if fault.status == 429 else 1.0]


def test_a_cut_connection_goes_on_where_it_ended(client: Client) -> None:
    client.server.faults[FILE] = [Fault(cut=300_000), Fault(cut=200_000)]
    assert client.download()[0].read_bytes() == WEIGHTS
    assert client.server.ranges() == ["", "bytes=300000-", "bytes=500000-"]


def test_many_cuts_are_no_reason_to_give_up_while_bytes_come(client: Client) -> None:
    client.server.faults[FILE] = [Fault(cut=50_000)] * 15
    assert client.download()[0].read_bytes() == WEIGHTS
    assert set(client.waited) == {1.0}


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(cut=0), "connection broke"),
        (Fault(status=503), "the status 503"),
        (Fault(length=5), "another size"),
    ],
)
def test_what_does_not_pass_is_told(client: Client, fault: Fault, words: str) -> None:
    client.server.faults[FILE] = [fault] * 20
    with pytest.raises(UserFacingError, match=words):
        client.download()
    assert client.waited == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_a_hub_that_asks_to_wait_for_an_hour_is_not_waited_for(client: Client) -> None:
    client.server.faults[FILE] = [Fault(status=429, headers={"Retry-After": "3600"})]
    with pytest.raises(UserFacingError, match="in 3600 s"):
        client.download()
    assert client.waited == []


def test_what_is_waited_for_is_said(client: Client) -> None:
    client.server.faults[FILE] = [Fault(status=429, headers={"Retry-After": "7"})]
    _, steps = client.download()
    assert [step.label for step in steps if step.label] == ["again in 7 s"]


def test_a_pause_keeps_what_is_there(client: Client) -> None:
    client.download_until(400_000)
    size = client.part().stat().st_size
    assert size >= 400_000
    paused = client.open().paused()
    assert [(each.offer, each.done_bytes) for each in paused] == [(client.offer(), size)]
    client.missing.clear()
    path, steps = client.download()
    assert path.read_bytes() == WEIGHTS
    assert steps[0].done == size
    assert client.missing == [len(WEIGHTS) - size]
    assert client.server.ranges() == ["", f"bytes={size}-"]


def test_a_cancelled_token_ends_it_at_once(client: Client) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        client.download(client.offer(), token)


def test_a_silent_hub_does_not_hold_a_cancelled_transfer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without hanging up it would wait for the read's bound, here longer than a test may take."""
    monkeypatch.setattr(session, "_TIMEOUT", httpx2.Timeout(10.0, read=3600.0))
    client.server.faults[FILE] = [Fault(cut=1000, silent=True)]
    token = CancelToken()

    def cancel() -> None:
        client.server.silent.wait()
        token.cancel()

    canceller = threading.Thread(target=cancel)
    canceller.start()
    with pytest.raises(CancelledError):
        client.download(client.offer(), token)
    canceller.join()
    assert client.server.hung_up.wait(60)


def test_a_file_that_changed_meanwhile_begins_anew(client: Client) -> None:
    client.server.faults[FILE] = [Fault(contents=OTHER, cut=300_000)]
    assert client.download()[0].read_bytes() == WEIGHTS
    asked = [each.headers for each in client.server.asked if each.host == "storage"]
    assert asked[1]["if-range"].startswith('"')
    assert client.server.ranges() == ["", "bytes=300000-"]


def test_a_file_that_always_changes_is_given_up(client: Client) -> None:
    client.server.faults[FILE] = [
        Fault(contents=bytes([number]) * len(WEIGHTS), cut=100_000) for number in range(40)
    ]
    with pytest.raises(UserFacingError, match="connection broke"):
        client.download()


def test_a_damaged_part_is_fetched_anew(client: Client) -> None:
    client.download_until(400_000)
    part = client.part()
    part.write_bytes(b"x" * part.stat().st_size)
    assert client.download()[0].read_bytes() == WEIGHTS


@pytest.mark.parametrize("size", [len(WEIGHTS), len(WEIGHTS) + 10])
def test_a_part_that_is_too_long_is_fetched_anew(client: Client, size: int) -> None:
    client.download_until(1)
    client.part().write_bytes(b"x" * size)
    assert client.download()[0].read_bytes() == WEIGHTS


def test_a_refused_range_begins_anew(client: Client) -> None:
    client.download_until(400_000)
    client.server.faults[FILE] = [Fault(status=416)]
    assert client.download()[0].read_bytes() == WEIGHTS
    assert client.server.ranges()[-1] == ""


def test_a_server_without_ranges_gives_all_anew(client: Client) -> None:
    client.server.faults[FILE] = [Fault(cut=300_000), Fault(whole=True)]
    assert client.download()[0].read_bytes() == WEIGHTS


def test_wrong_bytes_are_never_used(client: Client) -> None:
    client.server.faults[FILE] = [Fault(contents=OTHER)] * 3
    offer = client.offer()
    with pytest.raises(UserFacingError, match="hash does not match"):
        client.download(offer)
    assert not list(client.folder.rglob("*.gguf"))
    assert client.server.faults[FILE] == [Fault(contents=OTHER)] * 2
    client.server.faults[FILE].clear()
    assert client.download(offer)[0].read_bytes() == WEIGHTS


def test_endless_bytes_end_at_the_size_of_the_list(client: Client) -> None:
    client.server.faults[FILE] = [Fault(endless=True, contents=OTHER)]
    with pytest.raises(UserFacingError, match="hash does not match"):
        client.download()
    client.server.faults[FILE] = [Fault(endless=True)]
    assert client.download()[0].read_bytes() == WEIGHTS


def test_a_place_that_leads_nowhere_is_told(client: Client) -> None:
    client.server.faults[FILE] = [Fault(location="ftp://127.0.0.1/x")]
    with pytest.raises(UserFacingError, match="leads to nowhere"):
        client.download()
    client.server.faults[FILE] = [Fault(location="/someone//Tiny-Q4_K_M.gguf")] * 20
    client.server.repos["someone"] = client.server.repos["someone/Tiny-GGUF"]
    with pytest.raises(UserFacingError, match="leads to nowhere"):
        client.download()


def test_a_file_that_was_taken_away_is_told(client: Client) -> None:
    offer = client.offer()
    client.server.repos["someone/Tiny-GGUF"].commit = "b" * 40
    with pytest.raises(UserFacingError, match="no longer those"):
        client.download(offer)


def test_one_program_at_a_time_fetches_a_model(client: Client) -> None:
    client.download_until(1)
    (lock,) = client.folder.rglob("*.lock")
    with (
        file_lock(lock),
        pytest.raises(UserFacingError, match="fetched already"),
    ):
        client.download()


def test_models_of_similar_names_do_not_wait_for_each_other(client: Client) -> None:
    """What stands behind a dot of their names is not an ending."""
    for repo in ("someone/Mini-0.6B", "someone/Mini-0.5B"):
        client.server.repos[repo] = client.server.repos[REPO]
        client.download(client.offer(repo))
    assert len(list(client.folder.rglob("*.lock"))) == 2


def test_what_was_paused_can_be_thrown_away(client: Client) -> None:
    client.download_until(400_000)
    client.hub.discard(client.offer())
    assert client.hub.paused() == []
    assert not list(client.folder.rglob("*.part"))
    client.hub.discard(client.offer())


def test_a_full_disk_is_told_and_what_is_there_stays(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.download_until(400_000)
    size = client.part().stat().st_size

    def full(_: Part) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Part, "writing", full)
        with pytest.raises(UserFacingError, match="disk is full"):
            client.download()
    assert client.part().stat().st_size == size
    assert client.download()[0].read_bytes() == WEIGHTS


def test_what_is_gone_of_a_complete_fetch_is_fetched_again(client: Client) -> None:
    offer = client.offer()
    path, _ = client.download(offer)
    path.unlink()
    assert client.download(offer)[0].read_bytes() == WEIGHTS


def test_a_damaged_record_of_a_pause_is_left_out(client: Client) -> None:
    client.download_until(400_000)
    record = client.part().parent.parent / "offer.json"
    for text in ("", "[]", "{}", record.read_text("utf-8").replace("someone/", "other/")):
        record.write_text(text, encoding="utf-8")
        assert client.hub.paused() == []
    assert client.download()[0].read_bytes() == WEIGHTS
