from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.glossary import SqliteGlossary

FEE = Term("fee", "Gebühr", Pair("en", "de"), "of banks")
TAX = Term("Tax", "Steuer", Pair("en", "de"))


def test_terms_are_kept_by_their_words(database: Database) -> None:
    glossary = SqliteGlossary(database)
    assert glossary.put((TAX, FEE)) == 2
    assert glossary.terms() == (FEE, TAX)


def test_the_same_term_takes_the_new_note(database: Database) -> None:
    glossary = SqliteGlossary(database)
    glossary.put((FEE,))
    changed = Term("fee", "Gebühr", Pair("en", "de"), "any")
    assert glossary.put((changed, TAX)) == 1
    assert glossary.terms() == (changed, TAX)


def test_a_term_is_replaced_removed_and_brought_back(database: Database) -> None:
    glossary = SqliteGlossary(database)
    glossary.put((FEE, TAX))
    other = Term("fee", "Kosten", Pair("en", "de"))
    glossary.replace(FEE, other)
    assert glossary.terms() == (other, TAX)
    glossary.remove((other, TAX))
    assert glossary.terms() == ()
    glossary.put((other,))
    assert glossary.terms() == (other,)
