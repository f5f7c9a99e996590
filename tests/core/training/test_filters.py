"""All filters together, what they count, and the split."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.filters import FilterOutcome, FilterRun, FilterSettings
from gpt_desktop.core.training.masking import PersonalKind
from gpt_desktop.core.training.rules import Rule, RuleHits, RuleReach, find_hits
from gpt_desktop.core.training.sources import TrainingDocument
from gpt_desktop.core.training.split import split_documents
from gpt_desktop.core.training.taken import FilterKind
from tests.core.training.texts import documents

LONG = "It was a day in spring on which nothing happened at all, as {} said, and that was good."


class Matcher:
    """Searches at once; some rules are said to be too slow."""

    def __init__(self, too_slow: tuple[str, ...] = ()) -> None:
        self._too_slow = too_slow

    def find(
        self, rules: Sequence[Rule], texts: Sequence[str], token: CancelToken
    ) -> Generator[Progressed, None, RuleHits]:
        token.raise_if_cancelled()
        yield from ()
        quick = [rule for rule in rules if rule.name not in self._too_slow]
        return RuleHits(
            {each.name: tuple(find_hits(each, texts)) for each in quick}, self._too_slow
        )


def filtered(
    those: Sequence[TrainingDocument],
    settings: FilterSettings | None = None,
    rules: Sequence[Rule] = (),
    matcher: Matcher | None = None,
) -> FilterOutcome:
    run = FilterRun(settings or FilterSettings(), rules, matcher or Matcher())
    return finish(run.apply(those, CancelToken()))


def test_each_filter_tells_what_it_took() -> None:
    rules = [Rule("No foxes", ("fox",)), Rule("Off", ("spring",), on=False)]
    those = documents(
        LONG.format("a") + " A fox came. Write to a@example.org soon.", LONG.format("a"), "Short."
    )

    done = filtered(those, rules=rules)

    counts = {count.kind: count for count in done.counts}
    assert done.documents[0].text == LONG.format("a") + " Write to [e-mail] soon."
    assert counts[FilterKind.PERSONAL].by_reason == {"E-mail addresses": 1}
    assert counts[FilterKind.RULES].by_reason == {"No foxes": 1}
    assert "“No foxes” fired on “fox”" in counts[FilterKind.RULES].taken[0].why
    assert counts[FilterKind.SHORT].documents == 1
    assert counts[FilterKind.NEAR].documents == 1


def test_a_filter_that_is_off_takes_nothing() -> None:
    those = documents("Short. a@example.org")

    done = filtered(those, FilterSettings(on=frozenset()))

    assert done.documents == those
    assert done.counts == ()


def test_a_rule_may_take_the_document_and_one_that_is_too_slow_takes_nothing() -> None:
    rules = [Rule("All", ("fox",), take=RuleReach.DOCUMENT), Rule("Slow", ("spring",))]
    those = documents(LONG.format("a fox"), LONG.format("nobody"))

    done = filtered(those, rules=rules, matcher=Matcher(("Slow",)))

    assert [each.name for each in done.documents] == ["b"]
    assert done.too_slow == ("Slow",)


def test_a_text_in_another_language_goes_where_languages_are_chosen() -> None:
    settings = FilterSettings(on=frozenset({FilterKind.LANGUAGE}), languages=("en",))

    done = filtered(documents(LONG, "今天天气很好，我们一起去公园散步吧。"), settings)

    assert [each.name for each in done.documents] == ["a"]


def test_settings_come_back_from_a_draft() -> None:
    settings = FilterSettings(
        frozenset({FilterKind.SAME}), frozenset({PersonalKind.NAME}), ("Ann",), 5, ("zh",)
    )

    assert FilterSettings.from_json(settings.to_json()) == settings
    assert FilterSettings.from_json("[1]") == FilterSettings()


def test_a_document_stays_on_its_side_of_the_split() -> None:
    many = documents(*(LONG.format(number) for number in range(60)))

    split, fewer = split_documents(many), split_documents(many[:40])

    kept_back = {each.key for each in split.validation}
    assert 1 <= len(kept_back) <= 15
    assert not kept_back & {each.key for each in split.training}
    assert {each.key for each in fewer.validation} <= kept_back


def test_of_few_documents_one_is_kept_back_and_of_one_its_end() -> None:
    two = split_documents(documents("One.", "Two."))
    paragraphs = "\n\n".join(LONG.format(number) for number in range(20))
    one = split_documents(documents(paragraphs))

    assert (len(two.training), len(two.validation)) == (1, 1)
    assert one.divided
    assert one.training[0].text + one.validation[0].text == paragraphs
    assert len(one.validation[0].text) < 0.15 * len(paragraphs)
