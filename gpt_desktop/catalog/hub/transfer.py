"""One file from a hub: by pieces, gone on with after every fault, its hash checked."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from functools import partial

import httpx2

from gpt_desktop.catalog.hub.faults import PassingError, wrong_contents
from gpt_desktop.catalog.hub.part import Part
from gpt_desktop.catalog.hub.patience import Patience, Wait
from gpt_desktop.catalog.hub.session import hang_up, told_transport
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr

_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


class Transfer:
    """Fetches files of one repository.

    Args:
        headers: of every request; those that may only go to the hub are kept to it by the client.
        wait: called between two tries.
    """

    def __init__(self, client: httpx2.Client, headers: Mapping[str, str], wait: Wait) -> None:
        self._client = client
        self._headers = {**headers, "Accept-Encoding": "identity"}
        self._wait = wait

    def fetch(
        self, address: str, part: Part, token: CancelToken
    ) -> Generator[tuple[int, float], None, None]:
        """Fetch a file into its part and finish it.

        Yields the bytes that are there and, where the hub lets wait, how many seconds. A
        cancelled one leaves the part for the next time.

        Raises:
            UserFacingError: the hub cannot be reached, or gives something else.
            StatusError: the hub refused.
            CancelledError: the token was cancelled.
            OSError: the disk is full.
        """
        resumed = part.size > 0
        while True:
            yield from self._fill(address, part, token)
            if part.finish(token):
                return
            # A part begun earlier may be of another version, or damaged: begin once anew.
            if not resumed:
                raise wrong_contents(part.file.path)
            resumed = False

    def _fill(
        self, address: str, part: Part, token: CancelToken
    ) -> Generator[tuple[int, float], None, None]:
        """Fetch until all bytes are there, right or wrong."""
        patience = Patience()
        furthest = part.size
        while not part.whole:
            token.raise_if_cancelled()
            seconds = 0.0
            try:
                for size in self._piece(address, part, token):
                    yield size, 0.0
            except PassingError as fault:
                # A file that changes again and again would never come to its end.
                if part.size > furthest:
                    patience.restore()
                furthest = max(furthest, part.size)
                seconds = patience.seconds(fault)
            if seconds:
                yield part.size, seconds
                self._wait(seconds, token)

    def _piece(self, address: str, part: Part, token: CancelToken) -> Iterator[int]:
        """One request for what is missing, as far as it goes."""
        headers = {**self._headers, **part.range_headers()}
        with self._client.stream("GET", address, headers=headers) as response:
            _place(response, part)
            body = response.iter_raw()
            with part.writing() as write, token.calling(partial(hang_up, response)):
                yield part.size
                while not part.whole:
                    token.raise_if_cancelled()
                    with told_transport():
                        piece = next(body, b"")
                    if not piece:
                        raise PassingError(tr("The connection ended early."))
                    write(piece)
                    yield part.size


def _place(response: httpx2.Response, part: Part) -> None:
    """Where the body goes: behind what is there, or to the beginning of a new part."""
    etag = response.headers.get("ETag", "")
    if response.status_code == 206:
        match = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        fits = match and (int(match[1]), int(match[2])) == (part.size, part.file.size)
        if fits and part.is_same(etag):
            return
        part.restart("")
        raise PassingError(tr("The file changed while it was fetched."))
    part.restart(etag)
    if response.status_code != 200:
        # Such as 416: what is there is longer than the file.
        status = response.status_code
        raise PassingError(tr("It answered with the status {status}.", status=status))
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) != part.file.size:
        raise PassingError(tr("It gives another size than its list says."))
