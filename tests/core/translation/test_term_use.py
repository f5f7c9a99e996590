import pytest

from benchmarks.glossary.measure import read_cases
from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.phrase_search import find_phrase, has_phrase
from gpt_desktop.core.translation.term import Term
from gpt_desktop.core.translation.term_use import missing_terms, terms_in

GERMAN = Pair("en", "de")


def _sources(source: str, *terms: Term) -> list[str]:
    return [term.source for term in terms_in(source, "en", terms)]


def test_terms_are_found_again_in_nearly_every_sentence_of_the_measurement() -> None:
    cases = list(read_cases())
    lacking = [case for case in cases if case.missing]
    right = [case for case in cases if not case.missing]
    assert sum(case.marked for case in lacking) >= 0.95 * len(lacking)
    assert sum(case.marked for case in right) <= 0.05 * len(right)


def test_of_terms_within_one_another_the_longest_counts() -> None:
    short, long = Term("invoice", "Rechnung", GERMAN), Term("invoice number", "Beleg", GERMAN)
    assert _sources("The invoice number is new.", short, long) == ["invoice number"]
    assert _sources("The invoice has an invoice number.", short, long) == [
        "invoice",
        "invoice number",
    ]


def test_one_of_several_translations_will_do() -> None:
    terms = (Term("board", "Vorstand", GERMAN), Term("board", "Gremium", GERMAN))
    assert missing_terms("The board met.", "Das Gremium tagte.", GERMAN, terms) == ()
    assert missing_terms("The board met.", "Der Rat tagte.", GERMAN, terms) == terms[:1]


@pytest.mark.parametrize(
    ("text", "there"),
    [("We use Word.", True), ("WORD is open.", True), ("A word on this.", False)],
)
def test_a_capital_letter_of_a_term_is_one_in_the_text(text: str, there: bool) -> None:
    assert bool(find_phrase("Word", text, "en")) is there


@pytest.mark.parametrize(
    ("term", "text", "code"),
    [
        ("speichern", "Die Datei wurde gespeichert.", "de"),
        ("Haus", "Alte Häuser sind teuer.", "de"),
        ("person", "Many people came.", "en"),
        ("child", "The children sleep.", "en"),
        ("œil", "Il ferme les yeux.", "fr"),
        ("كتاب", "الكتاب على الطاولة", "ar"),
        ("élève", "Les ÉLÈVES lisent.", "fr"),
    ],
)
def test_a_form_that_begins_otherwise_is_found(term: str, text: str, code: str) -> None:
    assert find_phrase(term, text, code)


def test_a_term_of_marks_is_found_as_it_is() -> None:
    assert [span.of("C++ and C") for span in find_phrase("C++", "C++ and C", "en")] == ["C++"]
    assert find_phrase("C++", "C and D", "en") == ()


def test_chinese_terms_are_found_without_word_boundaries() -> None:
    assert [span.start for span in find_phrase("合同", "双方签订了合同。", "zh")] == [5]
    assert has_phrase("API 密钥", "创建API密钥", "zh")


def test_what_is_not_to_be_translated_stays_letter_for_letter() -> None:
    name = Term("Green Point", "Green Point", GERMAN)
    assert missing_terms("Green Point is open.", "Green Point ist offen.", GERMAN, (name,)) == ()
    assert missing_terms("Green Point is open.", "Green Points Tür.", GERMAN, (name,)) == ()
    assert missing_terms("Green Point is open.", "green point ist offen.", GERMAN, (name,)) == (
        name,
    )


def test_the_check_says_what_the_glossary_has() -> None:
    terms = (Term("invoice", "Rechnung", GERMAN), Term("Acme", "Acme", GERMAN))
    found = check_translation("The invoice of Acme.", "Die Faktura der Firma.", GERMAN, terms)
    assert [(check.name, check.words) for check in found] == [
        ("term", "The glossary has “Rechnung” for “invoice”"),
        ("term", "“Acme” is not to be translated"),
    ]
