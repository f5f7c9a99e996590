"""Words that nearly every sentence of a language has, to tell languages of one script apart."""

from __future__ import annotations

from gpt_desktop.core.lazy_pattern import LazyPattern

_LISTED = {
    "en": """a no so me i the and of to in
        is that for it with as was on are by this be from or have an not
        they you at which but were we has had their will would been his her she he if when there
        can all about more who your my our please into than its do does did i what how where why
        hello thanks thank yes goodbye welcome sorry today tomorrow yesterday again before after
        every only should must could some any also very just because up out over""",
    "de": """der die das und ist nicht ein eine einen einem einer zu den von mit sich auf für im
        dem auch es an werden aus er hat dass sie nach wird bei am wir ich war wurde sind noch wie
        über zum zur haben nur oder aber vor bis mehr durch man kein keine ihr ihre ihren bitte
        danke hallo heute morgen gestern ja nein wenn als wer wo warum unser unsere wurden vom
        seine sein seinen kann muss soll schon sehr gibt mir uns euch du hier dieser diese""",
    "fr": """le la les et est pas un une des du de en que qui dans pour par sur au aux ne ce cette
        il elle nous vous ils elles son sa ses avec plus sont été être ou mais leur leurs ont a
        je tu merci bonjour oui non aujourd'hui demain hier si quand où pourquoi notre votre nos vos
        mon ma mes tout tous toute toutes très chaque avant après avait était fait cet ces se y
        l'on c'est n'est qu'il d'une d'un chez sans sous aussi""",
    "es": """el la los las y es no un una de en que por para con del al se su sus lo como más pero
        o este esta ese esa ha han fue son está están ser hay yo tú él ella nosotros ustedes usted
        gracias hola sí hoy mañana ayer si cuando dónde porque nuestro nuestra todos toda todo muy
        cada antes después había era hasta desde sin sobre también entre le les me nos mi tu""",
    "it": """il lo la i gli le e è non un una di in che per con del della dei delle al alla si su
        sono ha hanno questo questa come più ma anche nel nella da dal dalla grazie ciao oggi
        domani ieri quando perché nostro tutti ogni prima dopo era stato essere""",
    "pt": """o a os as e é não um uma de em que por para com do da dos das no na nos nas se seu sua
        como mais mas este esta foi são está estão ser há eu ele ela nós você vocês obrigado olá
        sim hoje amanhã ontem quando onde porque nosso todos muito cada antes depois ao à também""",
    "nl": """de het een en is niet van in op te dat die voor met zijn aan er om ook als maar bij
        naar uit door heeft wordt werd worden deze dit ze hij wij we ik je u nog wel geen meer dan
        kan zal moet hebben onze dank bedankt hallo vandaag morgen gisteren waar waarom""",
}
SMALL_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(listed.split()) for code, listed in _LISTED.items()
}
_WORD = LazyPattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPLIT = LazyPattern(r"['’]")


def latin_words(text: str) -> list[str]:
    """The words of a text in small letters, with what is elided before an apostrophe apart."""
    words: list[str] = []
    for match in _WORD.finditer(text.casefold()):
        words += [part for part in _SPLIT.split(match.group()) if part]
    return words


def small_word_count(words: list[str], code: str, but_not: str = "") -> int:
    """How many of the words are such words of a language, and of another one are none."""
    known = SMALL_WORDS.get(code, frozenset()) - SMALL_WORDS.get(but_not, frozenset())
    return sum(word in known for word in words)
