"""A model hub of our own on this computer, whose faults are asked for one by one."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

LFS_BYTES = 1000  # files from this size on are named by SHA-256 and lie in the storage
_ENDLESS = 64  # pieces; more than any client should take


@dataclass(frozen=True, slots=True)
class Fault:
    """What one request for a file runs into; the next one meets the next fault, or none.

    Attributes:
        status: instead of the file; ``headers`` go with it.
        cut: close after so many bytes of those promised.
        contents: give these instead, with a tag of their own.
        length: promise so many bytes.
        endless: promise nothing and go on for ever.
        whole: do not know ranges.
        location: send on to there.
        silent: after ``cut`` bytes, say nothing more and do not close.
    """

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    contents: bytes | None = None
    length: int | None = None
    endless: bool = False
    whole: bool = False
    location: str = ""
    silent: bool = False


@dataclass(slots=True)
class FakeRepo:
    """A repository; ``told`` is added to what the hub says of it."""

    files: dict[str, bytes]
    told: dict[str, Any] = field(default_factory=dict)
    gated: bool = False
    private: bool = False
    commit: str = "a" * 40
    without_hashes: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came: to the "hub", the "storage" or the "proxy"."""

    host: str
    path: str
    headers: Mapping[str, str]


class HubServer:
    """The hub at ``address``; large files lie at another port, as hubs have them.

    Attributes:
        token: the one that opens gated and private repositories.
        faults: of a file's next requests, by its path.
        api_faults: of the next questions about repositories.
        storage_faults: whether faults of large files happen at the storage.
    """

    def __init__(self) -> None:
        self.repos: dict[str, FakeRepo] = {}
        self.token = "hf_right"
        self.faults: dict[str, list[Fault]] = defaultdict(list)
        self.api_faults: list[Fault] = []
        self.asked: list[Asked] = []
        self.silent = threading.Event()  # set while a connection waits, told by ``hung_up``
        self.hung_up = threading.Event()
        self._hub = _Server(self, "hub")
        self._storage = _Server(self, "storage")
        self._proxy = _Server(self, "proxy")

    @property
    def address(self) -> str:
        return self._hub.address

    @property
    def storage(self) -> str:
        return self._storage.address

    @property
    def proxy(self) -> str:
        return self._proxy.address

    def paths(self, host: str) -> list[str]:
        """What was asked of a host, in order."""
        return [asked.path for asked in self.asked if asked.host == host]

    def ranges(self) -> list[str]:
        """The ranges asked of the storage, "" for a whole file."""
        return [each.headers.get("range", "") for each in self.asked if each.host == "storage"]

    def close(self) -> None:
        for server in (self._hub, self._storage, self._proxy):
            server.close()


@contextmanager
def hub_server() -> Iterator[HubServer]:
    """A running hub."""
    server = HubServer()
    try:
        yield server
    finally:
        server.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, hub: HubServer, name: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hub, self.name = hub, name
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *words: Any, **named: Any) -> None:
        """Tests read what they ask for."""

    def handle(self) -> None:
        with suppress(ConnectionError):  # the client hung up: some faults make it do so
            super().handle()

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        hub = self.server.hub
        hub.asked.append(Asked(self.server.name, self.path, headers))
        if self.server.name == "proxy":
            self._forward()
            return
        path = unquote(urlsplit(self.path).path)
        if self.server.name == "storage":
            name, _, file = path.removeprefix("/").partition("//")
            repo = hub.repos.get(name)
            if repo is None or file not in repo.files:
                self._answer(404, b"", {})
            else:
                self._give(file, repo.files[file])
        elif path.startswith("/api/models"):
            self._tell(path.removeprefix("/api/models").removeprefix("/"))
        else:
            self._resolve(path)

    def _tell(self, rest: str) -> None:
        hub = self.server.hub
        if hub.api_faults:
            self._fail(hub.api_faults.pop(0))
            return
        if not rest:
            query = parse_qs(urlsplit(self.path).query)
            words = query.get("search", [""])[0].lower()
            found = [name for name in hub.repos if words in name.lower()]
            self._json([_listed(name, hub.repos[name]) for name in found])
            return
        name, _, revision = rest.partition("/revision/")
        repo = hub.repos.get(name)
        if repo is None or (repo.private and not self._knows()):
            self._error(404 if self._knows() else 401, "RepoNotFound")
        elif revision not in ("", "main", repo.commit):
            self._error(404, "RevisionNotFound")
        else:
            self._json(_described(name, repo))

    def _resolve(self, path: str) -> None:
        match = re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path)
        repo = self.server.hub.repos.get(match[1]) if match else None
        if match is None or repo is None:
            self._error(404, "RepoNotFound")
        elif repo.gated and not self._knows():
            self._error(403 if "authorization" in self.headers else 401, "GatedRepo")
        elif match[2] != repo.commit or match[3] not in repo.files:
            self._error(404, "EntryNotFound")
        elif len(repo.files[match[3]]) < LFS_BYTES:
            self._give(match[3], repo.files[match[3]])
        else:
            target = f"{self.server.hub.storage}/{match[1]}//{match[3]}"
            self._answer(302, b"", {"Location": target, "X-Linked-ETag": '"linked"'})

    def _give(self, name: str, contents: bytes) -> None:
        waiting = self.server.hub.faults[name]
        fault = waiting.pop(0) if waiting else Fault()
        if fault.status or fault.location:
            self._fail(fault)
            return
        contents = contents if fault.contents is None else fault.contents
        if fault.endless:
            self._go_on(contents)
            return
        etag = f'"{hashlib.md5(contents, usedforsecurity=False).hexdigest()}"'
        status, headers = 200, {"ETag": etag}
        match = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        same = self.headers.get("If-Range", etag) == etag
        if match and same and not fault.whole:
            begin = int(match[1])
            if begin >= len(contents):
                self._answer(416, b"", {"Content-Range": f"bytes */{len(contents)}"})
                return
            last = len(contents) - 1
            headers["Content-Range"] = f"bytes {begin}-{last}/{len(contents)}"
            status, contents = 206, contents[begin:]
        self._answer(status, contents, headers, length=fault.length, cut=fault.cut)
        if fault.silent:
            self.server.hub.silent.set()
            self.connection.recv(1)  # until the client hangs up
            self.server.hub.hung_up.set()

    def _go_on(self, contents: bytes) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        for _ in range(_ENDLESS):
            self.wfile.write(contents)

    def _fail(self, fault: Fault) -> None:
        if fault.cut is not None:
            self.close_connection = True
            return
        headers = {**fault.headers, **({"Location": fault.location} if fault.location else {})}
        self._answer(fault.status or 302, fault.contents or b"", headers)

    def _error(self, status: int, code: str) -> None:
        self._answer(status, b"{}", {"X-Error-Code": code, "X-Error-Message": code})

    def _json(self, value: object) -> None:
        self._answer(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _answer(
        self,
        status: int,
        body: bytes,
        headers: Mapping[str, str],
        *,
        length: int | None = None,
        cut: int | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if cut is not None or length is not None:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body if cut is None else body[:cut])

    def _knows(self) -> bool:
        return self.headers.get("Authorization") == f"Bearer {self.server.hub.token}"

    def _forward(self) -> None:
        """As a proxy: the path is a whole address."""
        parts = urlsplit(self.path)
        connection = HTTPConnection(parts.netloc)
        try:
            headers = {name: value for name, value in self.headers.items() if name != "Host"}
            place = f"{parts.path}?{parts.query}" if parts.query else parts.path
            connection.request("GET", place, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            kept = {
                name: value
                for name, value in answer.getheaders()
                if name not in ("Content-Length", "Connection", "Date", "Server")
            }
            self._answer(answer.status, body, kept)
        finally:
            connection.close()


def _listed(name: str, repo: FakeRepo) -> dict[str, Any]:
    """As a search tells of it."""
    siblings = [{"rfilename": path} for path in repo.files]
    told = {"id": name, "downloads": 7, "gated": "manual" if repo.gated else False}
    return {**told, "siblings": siblings, "tags": ["license:mit", "en"], **repo.told}


def _described(name: str, repo: FakeRepo) -> dict[str, Any]:
    """As the repository itself tells, with its files' sizes and hashes."""
    siblings = []
    for path, contents in repo.files.items():
        sibling: dict[str, Any] = {"rfilename": path, "size": len(contents)}
        if not repo.without_hashes:
            blob = f"blob {len(contents)}\0".encode() + contents
            sibling["blobId"] = hashlib.sha1(blob, usedforsecurity=False).hexdigest()
            if len(contents) >= LFS_BYTES:
                sha256 = hashlib.sha256(contents).hexdigest()
                sibling["lfs"] = {"size": len(contents), "sha256": sha256, "pointerSize": 134}
        siblings.append(sibling)
    return {
        **_listed(name, repo),
        "sha": repo.commit,
        "lastModified": "2026-05-01T10:00:00.000Z",
        "siblings": siblings,
        **repo.told,
    }
