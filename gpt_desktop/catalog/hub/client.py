"""What a hub says of its repositories, by huggingface_hub."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from gpt_desktop import __version__
from gpt_desktop.catalog.hub.card import Repository, read_files, read_model, traits
from gpt_desktop.catalog.hub.faults import StatusError, refusal, unreadable_answer
from gpt_desktop.catalog.hub.names import repository_name
from gpt_desktop.catalog.hub.patience import Wait, persistently
from gpt_desktop.catalog.hub.session import HubSession
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import HubModel
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import LANGUAGES, find_language

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ExpandModelProperty_T, HfApi

Answer = TypeVar("Answer")

_MOST_FOUND = 40
_TIMEOUT_SECONDS = 15.0
# What reading an answer of another shape than expected runs into.
_STRANGE = (AttributeError, KeyError, TypeError, ValueError, OverflowError, RecursionError)


class HubClient:
    """Asks one hub.

    Args:
        wait: called between two tries.
    """

    def __init__(self, session: HubSession, wait: Wait) -> None:
        self._session = session
        self._wait = wait
        self._api: HfApi | None = None

    def search(self, text: str, token: CancelToken) -> list[HubModel]:
        """As ``ModelHub.search``."""
        text = text.strip()
        exact = repository_name(text)
        found: list[HubModel] = []
        if exact:
            found += self._exactly(exact, token)
            text = exact
        expand: list[ExpandModelProperty_T] = [
            "cardData", "downloads", "gated", "gguf", "lastModified", "safetensors", "siblings",
            "tags",
        ]  # fmt: skip

        language = _language_tag(text)

        def ask(api: HfApi) -> list[HubModel]:
            infos = api.list_models(
                search=None if language else text or None,
                filter=["gguf", language] if language else None,
                sort="downloads",
                limit=_MOST_FOUND,
                expand=expand,
            )
            return [read_model(info, self._session.endpoint) for info in infos]

        for model in self._ask(ask, text, token):
            if model.forms and all(model.repo != other.repo for other in found):
                found.append(model)
        return found

    def repository(self, repo: str, revision: str, token: CancelToken) -> Repository:
        """All about one repository at a branch, tag or commit ("": its main branch)."""
        name = repository_name(repo)
        if not name:
            raise UserFacingError(
                tr("“{repo}” is no name of a model on a hub.", repo=repo),
                "",
                tr("Name it as owner/name, such as Qwen/Qwen3-0.6B-GGUF."),
            )

        def ask(api: HfApi) -> Repository:
            info = api.model_info(
                name,
                revision=revision or None,
                timeout=_TIMEOUT_SECONDS,
                files_metadata=True,
            )
            files, unsafe = read_files(info)
            model = read_model(info, self._session.endpoint)
            if not model.commit:
                raise ValueError("no commit")
            return Repository(model, files, unsafe, traits(info))

        return self._ask(ask, name, token)

    def file_address(self, model: HubModel, path: str) -> str:
        """Where the contents of a file are."""
        return f"{self._session.endpoint}/{model.repo}/resolve/{model.commit}/{quote(path)}"

    def _exactly(self, repo: str, token: CancelToken) -> list[HubModel]:
        """The one of this name, if everyone can see it."""
        try:
            return [self.repository(repo, "", token).model]
        except UserFacingError as error:
            if isinstance(error.__cause__, StatusError):
                return []
            raise

    def _ask(self, ask: Callable[[HfApi], Answer], repo: str, token: CancelToken) -> Answer:
        api = self._library()
        endpoint = self._session.endpoint
        try:
            return persistently(lambda: ask(api), self._wait, token)
        except StatusError as fault:
            raise refusal(fault, repo, f"{endpoint}/{repo}") from fault
        except _STRANGE as error:
            raise unreadable_answer(endpoint) from error

    def _library(self) -> HfApi:
        """huggingface_hub, imported when it is first needed: it takes half a second."""
        if self._api is None:
            os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
            # By its module: PyInstaller does not see what the package finds by name.
            from huggingface_hub import set_client_factory
            from huggingface_hub.hf_api import HfApi

            set_client_factory(self._session.new_client)
            self._api = HfApi(
                endpoint=self._session.endpoint,
                token=False,
                library_name="gpt-desktop",
                library_version=__version__,
            )
        self._api.token = self._session.get_access() or False
        return self._api


def _language_tag(text: str) -> str:
    """The hub's tag of the language that a text names in any way people do; "" for none."""
    if len(text) <= 3 and text.isascii():
        return ""  # a code, or the beginning of a name
    named = [each for each in LANGUAGES if tr(each.name).casefold() == text.casefold()]
    found = named[0] if named else find_language(text)
    return found.code.partition("-")[0] if found is not None else ""  # hubs know no scripts
