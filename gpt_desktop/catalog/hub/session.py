"""HTTP to one hub: the token stays with it, and every fault has one of three kinds."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import httpx2

from gpt_desktop import __version__
from gpt_desktop.catalog.hub.faults import PassingError, StatusError
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_TIMEOUT = httpx2.Timeout(10.0, read=15.0)
_REDIRECTS = 8
_ACCESS = "Authorization"
_RANGE_REFUSED = 416
_BUSY = {408, 425, 429, 500, 502, 503, 504}


class HubSession:
    """Makes the clients that ask one hub.

    Proxies and certificates are those of the system and its environment.

    Args:
        endpoint: the hub's address, such as ``https://huggingface.co``.
        access: says the token to send to it, or None.
    """

    def __init__(self, endpoint: str, access: Callable[[], str | None]) -> None:
        self.endpoint = endpoint.rstrip("/")
        self._access = access

    def new_client(self) -> httpx2.Client:
        """A client to be closed by whoever takes it.

        Raises:
            UserFacingError: the endpoint is no address, or the person wants no network.
        """
        _check_online()
        home = _home(self.endpoint)
        return _Client(
            event_hooks={"request": [partial(_prepare, home)]},
            follow_redirects=True,
            max_redirects=_REDIRECTS,
            headers={"User-Agent": f"gpt-desktop/{__version__}"},
        )

    def get_access(self) -> str | None:
        """The token to send, or None."""
        return self._access()


class _Client(httpx2.Client):
    """Raises our own faults, so that huggingface_hub begins no waiting of its own."""

    def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        with told_transport():
            response = super().send(request, **options)
        if response.status_code < 400 or response.status_code == _RANGE_REFUSED:
            return response
        response.close()
        raise _status_error(response)


def _prepare(home: httpx2.URL, request: httpx2.Request) -> None:
    """Called for every request, those that follow a redirect among them."""
    if _origin(request.url) != _origin(home):
        request.headers.pop(_ACCESS, None)
    if home.scheme == "https" and request.url.scheme != "https":
        raise UserFacingError(
            tr("The model hub sends on to a place without encryption."),
            request.url.host,
            tr("Nothing was fetched from there. Try again, or try another network."),
        )
    # huggingface_hub would wait for ever.
    request.extensions["timeout"] = _TIMEOUT.as_dict()


@contextmanager
def told_transport() -> Iterator[None]:
    """Turns what httpx raises into faults, also while a body is read."""
    try:
        yield
    except (httpx2.TooManyRedirects, httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise UserFacingError(
            tr("The model hub leads to nowhere."),
            str(error),
            tr("Check HF_ENDPOINT where it is set, or try another network."),
        ) from error
    except httpx2.RequestError as error:
        if _is_about_certificate(error):
            raise UserFacingError(
                tr("The connection to the model hub is not safe."),
                str(error),
                tr("Check this computer’s clock and certificates, or try another network."),
            ) from error
        raise PassingError(str(error) or type(error).__name__) from error
    except ImportError as error:
        # A SOCKS proxy needs a library that is not here.
        raise UserFacingError(
            tr("This kind of proxy is not supported."),
            str(error),
            tr("Set an HTTP proxy in HTTPS_PROXY, or none."),
        ) from error


def hang_up(response: httpx2.Response) -> None:
    """End a connection from another thread, so that whoever waits for its bytes wakes up."""
    stream = response.extensions.get("network_stream")
    own = None if stream is None else stream.get_extra_info("socket")
    if own is not None:
        with suppress(OSError):  # the other side was first
            own.shutdown(socket.SHUT_RDWR)


def _is_about_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _status_error(response: httpx2.Response) -> Exception:
    status, headers = response.status_code, response.headers
    if status not in _BUSY:
        first = response.history[0].request if response.history else response.request
        with_access = _ACCESS in first.headers
        return StatusError(status, headers.get("X-Error-Code", ""), with_access=with_access)
    wanted = headers.get("Retry-After", "").strip()
    return PassingError(
        tr("It answered with the status {status}.", status=status),
        float(wanted) if wanted.isdecimal() else None,
    )


def _check_online() -> None:
    """Raises UserFacingError where the person has told huggingface_hub to stay offline."""
    from huggingface_hub import constants

    if constants.is_offline_mode():
        raise UserFacingError(
            tr("The model hub is not asked: HF_HUB_OFFLINE is set."),
            "",
            tr("Remove it to fetch models, or import a model’s file in Models."),
        )


def _origin(url: httpx2.URL) -> tuple[str, str, int]:
    return url.scheme, url.host, url.port or (443 if url.scheme == "https" else 80)


def _home(endpoint: str) -> httpx2.URL:
    try:
        home = httpx2.URL(endpoint)
    except httpx2.InvalidURL as error:
        raise _no_address(endpoint) from error
    if home.scheme not in ("http", "https") or not home.host:
        raise _no_address(endpoint)
    return home


def _no_address(endpoint: str) -> UserFacingError:
    return UserFacingError(
        tr("“{address}” is no address of a model hub.", address=endpoint),
        tr("It stands in HF_ENDPOINT."),
        tr("Set it to one such as https://huggingface.co, or remove it."),
    )
