"""What a hub says of its repositories, and every way in which it can refuse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import huggingface_hub
import pytest

from gpt_desktop import __version__
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import AccessNeededError, Form
from tests.catalog.hub.conftest import FILE, REPO, WEIGHTS, Client
from tests.catalog.hub_server import FakeRepo, Fault

CARD = {
    "cardData": {
        "license": "apache-2.0",
        "language": ["en", "zh", "xx"],
        "license_link": "LICENSE",
    },
    "gguf": {"total": 596049920, "architecture": "qwen3"},
    "gated": False,
}


def search(client: Client, text: str) -> list[str]:
    return [model.repo for model in client.hub.search(text, CancelToken())]


def test_a_repository_is_described(client: Client) -> None:
    client.server.repos[REPO].told = CARD
    model = client.offer().model
    assert (model.repo, model.name, model.commit) == (REPO, "Tiny-GGUF", "a" * 40)
    assert (model.licence, model.languages, model.parameters) == (
        "apache-2.0",
        ("en", "zh"),
        596049920,
    )
    assert model.page == model.licence_page == f"{client.server.address}/{REPO}"
    assert (model.gated, model.downloads, model.forms) == (False, 7, (Form.GGUF,))
    assert model.updated is not None
    assert model.updated.year == 2026


@pytest.mark.parametrize(
    ("card", "licence", "page"),
    [
        ({"license": "mit"}, "mit", ""),
        ({"license": ["mit", "bsd"]}, "mit, bsd", ""),
        (
            {"license": "other", "license_name": "lfm1.0", "license_link": "https://l.example"},
            "lfm1.0",
            "https://l.example",
        ),
        ({}, "mit", ""),  # by its tag
        ({"language": "de"}, "mit", ""),
    ],
)
def test_licences_are_named(client: Client, card: dict[str, Any], licence: str, page: str) -> None:
    client.server.repos[REPO].told = {"cardData": card}
    model = client.offer().model
    assert model.licence == licence
    assert model.licence_page == (page or model.page)
    assert model.languages == (("de",) if "language" in card else ("en",))


def test_a_search_finds_what_can_be_taken(client: Client) -> None:
    client.server.repos["someone/Tiny-pickled"] = FakeRepo({"config.json": b"{}", "x.bin": b""})
    client.server.repos["other/tiny-onnx"] = FakeRepo(
        {"config.json": b"{}", "onnx/model_q4.onnx": b""}
    )
    assert search(client, "tiny") == [REPO, "other/tiny-onnx"]
    assert search(client, "nothing") == []
    query = client.server.paths("hub")[0]
    assert "sort=downloads" in query
    assert "limit=40" in query


@pytest.mark.parametrize(
    "text", [REPO, f" {REPO} ", f"https://huggingface.co/{REPO}", f"https://hf.co/{REPO}/tree/main"]
)
def test_a_name_or_address_finds_that_one_first(client: Client, text: str) -> None:
    assert search(client, text) == [REPO]
    assert client.server.paths("hub")[0].startswith(f"/api/models/{REPO}")


@pytest.mark.parametrize(
    ("words", "tag"), [("Simplified Chinese", "zh"), ("chinese", "zh"), ("Deutsch", "de")]
)
def test_a_language_is_asked_for_by_its_tag(client: Client, words: str, tag: str) -> None:
    assert REPO in search(client, words)
    query = parse_qs(urlsplit(client.server.paths("hub")[-1]).query)
    assert query["filter"] == ["gguf", tag]
    assert "search" not in query


def test_a_name_that_is_not_there_is_searched_for(client: Client) -> None:
    assert search(client, "someone/Tiny") == [REPO]


@pytest.mark.parametrize("name", ["", "tiny", "a/b/c", "../x", "a/..", "a b/c", "a/b--c", "ä/b"])
def test_what_is_no_name_is_told(client: Client, name: str) -> None:
    with pytest.raises(UserFacingError, match="owner/name"):
        client.hub.offers(name, CancelToken())
    assert client.server.asked == []


def test_a_version_can_be_named(client: Client) -> None:
    assert client.offer(revision="main").model.commit == "a" * 40
    assert client.offer(revision="a" * 40).model.commit == "a" * 40
    with pytest.raises(UserFacingError, match="no such version"):
        client.offer(revision="nowhere")


def test_what_is_not_there_is_told(client: Client) -> None:
    with pytest.raises(UserFacingError, match="everyone can see"):
        client.offer("someone/nothing")


def test_a_private_repository_needs_its_owners_token(client: Client) -> None:
    client.server.repos[REPO].private = True
    with pytest.raises(UserFacingError, match="everyone can see"):
        client.offer()
    client.hub.use_access("hf_wrong")
    with pytest.raises(AccessNeededError, match="does not know the token") as caught:
        client.offer()
    assert caught.value.token_refused
    client.hub.use_access(" hf_right\n")
    assert client.download()[0].read_bytes() == WEIGHTS


def test_terms_are_accepted_on_the_page_that_is_named(client: Client) -> None:
    client.server.repos[REPO].gated = True
    offer = client.offer()
    assert offer.model.gated
    with pytest.raises(AccessNeededError, match="accepted its terms") as caught:
        client.download(offer)
    assert (caught.value.page, caught.value.token_refused) == (offer.model.page, False)
    assert offer.model.page in str(caught.value)
    client.hub.use_access("hf_wrong")
    with pytest.raises(AccessNeededError, match="owner of this token") as caught:
        client.download(offer)
    assert caught.value.token_refused
    client.hub.use_access("hf_right")
    assert client.download(offer)[0].read_bytes() == WEIGHTS


def test_the_token_of_the_environment_is_used(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_right")
    client.server.repos[REPO].gated = True
    assert client.download()[0].read_bytes() == WEIGHTS


def test_the_token_of_huggingface_hub_is_used(client: Client, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("hf_right\n", encoding="utf-8")
    client.server.repos[REPO].gated = True
    assert client.download()[0].read_bytes() == WEIGHTS


@pytest.mark.parametrize("text", ["two words", "hf_\nx", "schlüssel", "x" * 600])
def test_what_is_no_token_is_told(client: Client, text: str) -> None:
    with pytest.raises(UserFacingError, match="no token"):
        client.hub.use_access(text)


def test_the_token_stays_with_its_host(client: Client) -> None:
    client.server.repos[REPO].gated = True
    client.hub.use_access("hf_right")
    client.download()
    by_host = {
        host: [
            each.headers.get("authorization") for each in client.server.asked if each.host == host
        ]
        for host in ("hub", "storage")
    }
    assert set(by_host["hub"]) == {"Bearer hf_right"}
    assert by_host["storage"] == [None]


def test_the_token_does_not_follow_an_answer_that_sends_elsewhere(client: Client) -> None:
    client.hub.use_access("hf_right")
    client.server.api_faults = [Fault(location=f"{client.server.storage}/api")]
    with pytest.raises(UserFacingError, match="everyone can see"):
        client.offer()
    asked = [each for each in client.server.asked if each.host == "storage"]
    assert asked
    assert all("authorization" not in each.headers for each in asked)


def test_the_hub_is_told_the_programs_version_and_no_more(client: Client) -> None:
    client.download()
    told = {each.headers["user-agent"] for each in client.server.asked}
    own, library = f"gpt-desktop/{__version__}", f"hf_hub/{huggingface_hub.__version__}"
    python = f"python/{sys.version.split()[0]}"
    assert told == {own, f"{own}; {library}; {python}"}


def test_without_a_token_none_is_sent(client: Client) -> None:
    client.download()
    assert all("authorization" not in each.headers for each in client.server.asked)


def test_questions_are_asked_again_after_a_while(client: Client) -> None:
    busy = Fault(status=429, headers={"Retry-After": "3"})
    client.server.api_faults = [busy, Fault(status=503)]
    assert client.offer().model.repo == REPO
    assert client.waited == [3.0, 2.0]
    client.server.api_faults = [Fault(cut=0)]
    assert search(client, "tiny") == [REPO]


def test_a_hub_that_does_not_answer_is_told(client: Client) -> None:
    client.server.api_faults = [Fault(status=503)] * 9
    with pytest.raises(UserFacingError, match="the status 503"):
        client.offer()
    client.server.api_faults = [Fault(cut=0)] * 9
    with pytest.raises(UserFacingError, match="could not be reached"):
        search(client, "tiny")


def test_nobody_at_the_address_is_told(client: Client) -> None:
    address = client.server.address
    client.server.close()
    with pytest.raises(UserFacingError, match="could not be reached"):
        client.open(address).offers(REPO, CancelToken())


@pytest.mark.parametrize("status", [400, 404, 410, 418, 451])
def test_another_refusal_is_told(client: Client, status: int) -> None:
    client.server.api_faults = [Fault(status=status)]
    with pytest.raises(UserFacingError, match=REPO):
        client.offer()


@pytest.mark.parametrize(
    "body", [b"<html>Sign in</html>", b"", b"[]", b"{}", b'{"id": 3}', b'{"id": "a/b", "sha": 1}']
)
def test_another_answer_than_a_hubs_is_told(client: Client, body: bytes) -> None:
    client.server.api_faults = [Fault(status=200, contents=body)]
    with pytest.raises(UserFacingError, match="could not be understood"):
        client.offer()


@pytest.mark.parametrize("body", [b"<html>Sign in</html>", b"3", b'[{"id": 3}]', b"[3]", b"[{}]"])
def test_another_list_than_a_hubs_is_told(client: Client, body: bytes) -> None:
    client.server.api_faults = [Fault(status=200, contents=body)]
    with pytest.raises(UserFacingError, match="could not be understood"):
        search(client, "tiny")


def test_a_cancelled_question_ends(client: Client) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        client.hub.search("tiny", token)


@pytest.mark.parametrize("address", ["huggingface.co", "ftp://x", "http://", "http://x:port"])
def test_a_wrong_address_is_told_when_it_is_used(client: Client, address: str) -> None:
    with pytest.raises(UserFacingError, match="HF_ENDPOINT"):
        client.open(address).offers(REPO, CancelToken())


def test_the_address_of_the_environment_is_used(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gpt_desktop.catalog.hub.hub import Hub

    monkeypatch.setenv("HF_ENDPOINT", f"{client.server.address}/")
    found = Hub(client.folder, lambda _offer, _bytes: None, lambda _form, _kind: "").offers(
        REPO, CancelToken()
    )
    assert found.offers[0].id == FILE


def test_a_proxy_is_used(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", client.server.proxy)
    assert client.download()[0].read_bytes() == WEIGHTS
    asked = client.server.paths("proxy")
    assert any("/api/models/" in path for path in asked)
    assert any(path.startswith(client.server.storage) for path in asked)


def test_no_proxy_is_used_where_none_is_wanted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert client.download()[0].read_bytes() == WEIGHTS


def test_offline_mode_of_the_library_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    offer = None
    with pytest.raises(UserFacingError, match="HF_HUB_OFFLINE"):
        offer = client.offer()
    assert offer is None
    assert client.server.asked == []
