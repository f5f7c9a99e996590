"""What goes wrong between here and a hub, and what it means for the person."""

from __future__ import annotations

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import AccessNeededError
from gpt_desktop.core.i18n import tr

TOKENS_PAGE = "huggingface.co/settings/tokens"
_GATED = "GatedRepo"
_NO_REVISION = "RevisionNotFound"
_NO_FILE = "EntryNotFound"


class PassingError(Exception):
    """It may go well a little later.

    Attributes:
        reason: translated.
        wait_seconds: how long the hub asks to wait, or None.
    """

    def __init__(self, reason: str, wait_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait_seconds = wait_seconds


class StatusError(Exception):
    """The hub said no.

    Attributes:
        code: the hub's own word for it, or "".
        with_access: a token was sent along.
    """

    def __init__(self, status: int, code: str, *, with_access: bool) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.with_access = with_access


def refusal(fault: StatusError, repo: str, page: str) -> UserFacingError:
    """The error for what a hub refused.

    Args:
        repo: what was asked for.
        page: its address for people.
    """
    if fault.code == _GATED or fault.status == 403:
        return _terms(fault, repo, page)
    if fault.code == _NO_REVISION:
        return UserFacingError(
            tr("“{repo}” has no such version.", repo=repo),
            "",
            tr("Check the branch, tag or commit."),
        )
    if fault.code == _NO_FILE:
        return changed_repository(repo)
    if fault.status == 401 and fault.with_access:
        return _token_refused(repo, page)
    if fault.status in (401, 404, 410):
        return UserFacingError(
            tr("The hub has no model “{repo}” that everyone can see.", repo=repo),
            tr("It may have another name, or be private."),
            tr("Check the name; for a private one, give a token of its owner."),
        )
    return UserFacingError(
        tr("The model hub refused to give “{repo}”.", repo=repo),
        tr("It answered with the status {status}.", status=fault.status),
        tr("Try again later, or take another model."),
    )


def _terms(fault: StatusError, repo: str, page: str) -> AccessNeededError:
    if fault.with_access:
        what = tr("The hub does not give “{repo}” to the owner of this token.", repo=repo)
    else:
        what = tr("The hub gives “{repo}” only to those who accepted its terms.", repo=repo)
    return AccessNeededError(
        what,
        "",
        tr(
            "Open {page}, sign in and accept the terms; then give a token that may read, from "
            "{tokens}, here or as HF_TOKEN.",
            page=page,
            tokens=TOKENS_PAGE,
        ),
        page=page,
        token_refused=fault.with_access,
    )


def _token_refused(repo: str, page: str) -> AccessNeededError:
    return AccessNeededError(
        tr("The hub does not know the token, or does not show “{repo}” to it.", repo=repo),
        "",
        tr(
            "Make a new token at {tokens} and give it here or as HF_TOKEN, or remove it to ask "
            "without one.",
            tokens=TOKENS_PAGE,
        ),
        page=page,
        token_refused=True,
    )


def no_connection(fault: PassingError) -> UserFacingError:
    """The error for a fault that did not pass."""
    if fault.wait_seconds is not None:
        seconds = round(fault.wait_seconds)
        return UserFacingError(
            tr("The model hub asks for patience."),
            fault.reason,
            tr("Try again in {seconds} s; what was fetched is kept.", seconds=seconds),
        )
    return UserFacingError(
        tr("The model hub could not be reached, or the connection broke."),
        fault.reason,
        tr("Check the network and try again; what was fetched is kept."),
    )


def changed_repository(repo: str) -> UserFacingError:
    """Files are not there any more, or are others than the hub's list says."""
    return UserFacingError(
        tr("The files of “{repo}” are no longer those of the hub’s list.", repo=repo),
        "",
        tr("Look it up again and choose anew."),
    )


def wrong_contents(path: str) -> UserFacingError:
    """What came is not what the hub's list names."""
    return UserFacingError(
        tr("“{file}” did not come as the hub describes it.", file=path),
        tr("Its hash does not match."),
        tr("It was not used. Try again, or try another network."),
    )


def unreadable_answer(endpoint: str) -> UserFacingError:
    """Something else than a hub answered, such as a sign-in page of a network."""
    return UserFacingError(
        tr("The answer of {place} could not be understood.", place=endpoint),
        tr("Perhaps this network asks to sign in first, or the address is not that of a hub."),
        tr("Check the network, and HF_ENDPOINT where it is set."),
    )
