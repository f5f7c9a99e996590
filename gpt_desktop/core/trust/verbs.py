"""Which words of western sentences are verbs, as far as lists and endings tell."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.senses import sense_of
from gpt_desktop.core.trust.words import Word


def listed_words(listed: str) -> list[str]:
    """Words that blanks part."""
    return listed.split()


AUXILIARY = frozenset(
    listed_words("""
is are was were be been has have had do does did will would shall should can could may
    might must cannot need needs ought
    won't wasn't weren't isn't aren't hasn't haven't hadn't don't doesn't didn't
    can't couldn't wouldn't shouldn't mustn't
""")
)
_IRREGULAR = frozenset(
    listed_words("""
went came took gave told saw kept held sent spent met put ran read sat stood felt brought
    thought taught caught began broke chose drove ate fell flew forgot got grew knew laid led left
    lent let lay lost made meant paid said sold shot showed shut sang slept spoke stole swam tore
    threw understood woke wore won wrote set cut hit built found goes comes takes wants wins
    lives runs owns holds costs says makes pays gets has needs brings owes tells covers
    includes lasts carries lies stands sits plays teaches remains belongs contains weighs serves
    spread spreads blames begins stays hid drank rode swore stuck sank dug fed fought bore rang
    hung bent
""")
)
_REGULAR = """
accuse release acquit dismiss elect supply inform notify order request charge
beat eat become begin bite blow break bring build burst buy catch choose come cost creep cut deal
dig draw drink drive fall feed find fly forget forgive freeze get give go grow hang have hear
hide hit
hold keep know lay lead leave lend let lie lose make mean meet pay put read ring rise run say see
seek sell send set shake shine show shut sink slide speak spend spin split spread stick sting
strike
swear sweep swing take think understand weep win wind write design comment protest insist object
consider believe expect want ask provide become remain include contain enter happen continue
receive
describe introduce manage prefer protect publish remove serve suffer tend warn welcome refer
regard
fear oppose dispute blame praise collect clean carry operate connect burn cover dislike hate love
like owe pull push throw catch climb cook dance drink earn enjoy explain feed follow force forgive
guess guarantee handle hear hope hurt imagine inform install invent join jump kick kill knock land
laugh listen live look mention miss notice occur offer organise organize perform persuade play
pour
praise prepare present prevent print promise prove quit reach realise refund register regret rely
remember remind resign rest retire ride ring roll rule save seem separate settle share shoot shout
sing sit sleep smell smile smoke solve stand stay steal study succeed surprise swim talk taste
teach
tear threaten touch train travel treat trust try turn understand vanish visit vote wait wake walk
warn wash watch wear weigh wish wonder work worry yield blocks blame dislike estimate assess
assume
confirm deny examine exclude attribute deliver demand double encourage fail fight gather ignore
judge
lack limit measure negotiate object occupy overtake participate postpone predict proceed process
question rank recall recover rescue respond reveal review search secure select suspect transfer
"""
_VERBS = frozenset(form for verb in _REGULAR.split() for form in (verb, f"{verb}s", f"{verb}es"))
_NO_VERBS = frozenset(
    listed_words("""
big small child person staff company car home day week month year warm cold late early
    doctor last own
""")
)
_NOUNS = frozenset(
    listed_words("""loss losses winner sale sales fee fees price closure departure signature wedding
    belief owner advice owners thought thoughts use growth works proposals staff""")
)
_NOUN_ENDINGS = ("tion", "sion", "ment", "ments", "sal", "sals", "ance", "al", "ure", "th", "ions")
_DETERMINERS = frozenset(
    listed_words("""
the a an this that these those its his her their our my your no any some each every both
    all new old of in on at by for with from to about into over under per next last first
""")
)
PRONOUNS = frozenset(
    listed_words("""
he she it they we you i this that these those who which one both neither other others her
    his its their our
""")
)


def is_verb(plain: str) -> bool:
    """Whether a folded word is most likely a verb."""
    if plain in AUXILIARY or plain in _IRREGULAR:
        return True
    if plain in _NOUNS or plain.endswith((*_NOUN_ENDINGS, "ing")):
        return False
    if plain in _VERBS:
        return True
    sense = sense_of(plain)
    return bool(sense and sense[1:] not in _NO_VERBS) or (plain.endswith("ed") and len(plain) > 4)


def verb_at(words: Sequence[Word], number: int) -> bool:
    """Whether a word of a western sentence is most likely its verb."""
    plain = folded(words[number].text)
    before = folded(words[number - 1].text) if number else ""
    if words[number].text == "May" and number:
        return False
    if plain in AUXILIARY:
        return True
    if before in _DETERMINERS and before != "to":
        return False
    after = folded(words[number + 1].text) if number + 1 < len(words) else ""
    if after in AUXILIARY and plain not in _IRREGULAR:
        return False  # “the treatment plan is drawn up”
    return number > 0 and is_verb(plain)


def may_be_verb(words: Sequence[Word], number: int) -> bool:
    """Whether a word that ends as ``attributes`` does stands as a verb would."""
    plain = folded(words[number].text)
    if not 0 < number < len(words) - 1:
        return False
    before, after = folded(words[number - 1].text), folded(words[number + 1].text)
    if after == "that":
        return before not in _DETERMINERS
    if not plain.endswith("s") or plain.endswith(("ss", "us", "is")) or len(plain) < 4:
        return False
    named = words[number - 1].text[0].isupper() and words[number + 1].text[0].isupper()
    if named and words[number].text[0].islower():
        return True  # “Norland accuses Sudia”
    return before not in _DETERMINERS and (
        after in _DETERMINERS or after in PRONOUNS or after[0].isdigit()
    )
