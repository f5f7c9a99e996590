"""The models of this computer, of the catalogue and of the hub, one row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gpt_desktop.core.hub import Fit, HubEntry, HubModel, ModelHub, PausedFetch
from gpt_desktop.core.i18n import current_language, mark, tr
from gpt_desktop.core.languages import find_language
from gpt_desktop.core.models import CatalogEntry, InstalledModel
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.widgets.quantities import parameters_words, size_words

_ORDER = {Fit.FITS: 0, Fit.UNKNOWN: 1, Fit.SLOW: 2, Fit.TOO_LARGE: 3}


class RowState(StrEnum):
    """Where a model is."""

    IN_USE = "in use"
    INSTALLED = "installed"
    AVAILABLE = "available"


class Section(StrEnum):
    """What a row stands under; source strings, marked."""

    HERE = mark("On this computer")
    PAUSED = mark("Not finished")
    RECOMMENDED = mark("Recommended")
    FOUND = mark("Found on the hub")


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model; at least one of ``entry``, ``installed`` and ``hub`` is there.

    Attributes:
        hub: where it can be taken from a hub: one that the app recommends, or one found.
        fit: whether this computer has room for it; None where that is not asked.
        paused: the fetch of it that was begun and not ended.
    """

    id: str
    entry: CatalogEntry | None
    installed: InstalledModel | None
    state: RowState
    hub: HubEntry | HubModel | None = None
    fit: Fit | None = None
    paused: PausedFetch | None = None

    @property
    def section(self) -> Section:
        if self.installed is not None:
            return Section.HERE
        if self.paused is not None:
            return Section.PAUSED
        return Section.FOUND if isinstance(self.hub, HubModel) else Section.RECOMMENDED

    @property
    def name(self) -> str:
        if self.installed is not None:
            return self.installed.facts.name
        if self.hub is not None:
            return self.hub.name
        return self.entry.name if self.entry is not None else self.id

    @property
    def state_words(self) -> str:
        """Translated; of one that is not here, whether it would fit."""
        match self.state:
            case RowState.IN_USE:
                return tr("In use")
            case RowState.INSTALLED:
                return tr("Installed")
            case RowState.AVAILABLE:
                return fit_words(self.fit) or tr("Not on this computer")

    @property
    def summary(self) -> str:
        """Size, licence and languages in one line, translated."""
        return " · ".join(part for part in self._parts() if part)

    def _parts(self) -> tuple[str, ...]:
        if self.installed is not None:
            facts = self.installed.facts
            return size_words(facts.size_bytes), facts.licence, language_words(facts.languages)
        if isinstance(self.hub, HubModel):
            owner = self.hub.repo.partition("/")[0]
            size = parameters_words(self.hub.parameters) if self.hub.parameters else ""
            return owner, size, self.hub.licence
        offered = self.hub or self.entry
        if offered is None:
            return ()
        languages = language_words(offered.languages)
        return size_words(offered.download_bytes), offered.licence, languages


@dataclass(frozen=True, slots=True)
class HubShelf:
    """What the hub has for this computer, as far as is known without a network.

    Attributes:
        recommended: with whether each fits.
        paused: what can be gone on with.
    """

    recommended: tuple[tuple[HubEntry, Fit], ...] = ()
    paused: tuple[PausedFetch, ...] = ()


def read_hub_shelf(hub: ModelHub) -> HubShelf:
    """Reads the disk and asks for the free memory: some 20 ms, so not for the GUI thread."""
    recommended = tuple((entry, hub.fit(entry)) for entry in hub.recommended())
    return HubShelf(recommended, tuple(hub.paused()))


def model_rows(services: Services, hidden: frozenset[str], shelf: HubShelf) -> list[ModelRow]:
    """Installed ones first, then those that can be fetched.

    Args:
        hidden: ids that count as not on this computer.
    """
    library = services.library
    entries = {entry.id: entry for entry in library.available()}
    installed = {
        model.facts.id: model for model in library.installed() if model.facts.id not in hidden
    }
    current = services.model.current
    in_use = current.id if current is not None else ""
    rows = []
    for model_id, model in installed.items():
        state = RowState.IN_USE if model_id == in_use else RowState.INSTALLED
        rows.append(ModelRow(model_id, entries.get(model_id), model, state))
    for model_id, entry in entries.items():
        if model_id not in installed:
            rows.append(ModelRow(model_id, entry, None, RowState.AVAILABLE))
    return [*rows, *_of_hub(shelf, list(installed.values()))]


def found_rows(models: Sequence[HubModel], known: Sequence[ModelRow]) -> list[ModelRow]:
    """What a search on the hub found; what is known already, as it is known.

    Args:
        known: the rows of this computer, of what is recommended and of what was paused.
    """
    rows = {row.hub.repo: row for row in known if row.hub is not None}
    here = _sources([row.installed for row in known if row.installed is not None])
    return [rows.get(model.repo) or _found_row(model, here) for model in models]


def _found_row(model: HubModel, here: str) -> ModelRow:
    """One that is here can be taken all the same: it may have other files."""
    state = RowState.INSTALLED if model.repo in here else RowState.AVAILABLE
    return ModelRow(model.repo, None, None, state, model)


def _sources(installed: Sequence[InstalledModel]) -> str:
    return " ".join(model.facts.source for model in installed)


def matches(row: ModelRow, words: str) -> bool:
    """Whether each of the words is in the row's name, languages, repository or licence."""
    codes: tuple[str, ...] = ()
    repo = ""
    if row.installed is not None:
        codes = row.installed.facts.languages
    elif row.hub is not None:
        codes, repo = row.hub.languages, row.hub.repo
    elif row.entry is not None:
        codes = row.entry.languages
    languages = " ".join(
        f"{found.name} {tr(found.name)}" for found in map(find_language, codes) if found
    )
    text = " ".join((row.name, row.id, repo, row.summary, languages)).casefold()
    return all(word in text for word in words.casefold().split())


def language_words(codes: tuple[str, ...]) -> str:
    """Names of languages, at most three of them."""
    names = []
    for code in codes[:3]:
        found = find_language(code)
        names.append(tr(found.name) if found is not None else code)
    if len(codes) > 3:
        names.append(tr("{count} more", count=len(codes) - 3))
    return tr(", ").join(names)


def fit_words(fit: Fit | None) -> str:
    """Translated; "" where it is not known."""
    match fit:
        case Fit.FITS:
            return tr("Fits this computer")
        case Fit.SLOW:
            return tr("May be slow")
        case Fit.TOO_LARGE:
            return tr("Does not fit")
        case _:
            return ""


def _usefulness(row: ModelRow) -> tuple[bool, bool, int]:
    """What may be used here and speaks the interface's language comes first."""
    fit = _ORDER[row.fit or Fit.UNKNOWN]
    own = current_language().partition("_")[0]
    speaks = row.hub is not None and own in row.hub.languages
    return row.fit is Fit.TOO_LARGE, not speaks, fit


def _of_hub(shelf: HubShelf, installed: Sequence[InstalledModel]) -> list[ModelRow]:
    """The recommended ones that are not here, the best for this person first; what was paused."""
    begun = {each.offer.model.repo: each for each in shelf.paused}
    here = _sources(installed)
    available = RowState.AVAILABLE
    rows = [
        ModelRow(entry.id, None, None, available, entry, fit, begun.pop(entry.repo, None))
        for entry, fit in shelf.recommended
        if entry.repo not in here
    ]
    rows.sort(key=_usefulness)
    for repo, each in begun.items():
        rows.append(ModelRow(repo, None, None, available, each.offer.model, None, each))
    return rows
