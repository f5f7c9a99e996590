"""What words end in as they are inflected, by language: enough to know a word again."""

from __future__ import annotations

_LISTED = {
    # A changed end of the stem counts as an ending: "y" and "ies", "ок" and "ка".
    "en": "s es ed d ing er ers est y ies ied ier f fe ves e is a um us i on ae x ices ex ix",
    "de": """e en n s es er ern em ens ers est st t te ten tet tem ter tes test et el eln elt elte
        elten ere eren erem erer eres ste sten ster stes sse ssen sses ung ungen end ende enden
        ender endes nis nisse nissen in innen um a ien us on onen ium""",
    "fr": """s x e es al aux ale ales ail eau eaux eux euse euses eur eurs rice rices if ifs ive
        ives er ère ers ères el elle els elles en enne ens ennes é ée és ées ez ent ons ais ait
        ions iez aient ant ants ante antes era eront erez ir is it ie ies i issent issez issons re
        u ue us ues t que c f ve ves""",
    "es": """s es o a os as e en n an ar er ir ado ada ados adas ido ida idos idas ando iendo é ó
        aron ieron ará arán erá irá ción ciones sión siones z ces or ora ores oras ón ones aba aban
        ía ían amos emos imos io ia ios ias ote iva ivo ivos ivas""",
    "it": """o a i e io ia ii ie che chi co ca ghe ghi go ga are ere ire ato ata ati ate uto uta
        uti ute ito ita iti ite ando endo ano ono iamo ate ete ite tore trice tori trici erà eranno
        ò ivo iva ivi ive""",
    "pt": """s es o a os as ão ões ães ãos al ais el eis ol óis il is r res m ns z zes ar er ir ado
        ada ados adas ido ida idos idas ando endo indo ou aram eram ará amos em e am ivo iva ivos
        ivas or ora ores oras ia ias""",
    "nl": """s en n e t d te ten de den er ers ere eren st ste je jes tje tjes ing ingen eid eden
        heid heden a um""",
    "sv": """s en n et t ar or er na ar arna orna erna ens ets nas arnas ernas a ade at ad ade r
        are ast aste e es""",
    "da": "s en n et t er e ne erne ens ets nes ernes ede te ret r ere est este a es",
    "no": "s en n et t er e ne ene a ens ets nes enes ede te r ere est este es",
    "ru": """а я о е ё ы и у ю ой ей ою ею ом ем ам ям ами ями ах ях ов ев й ь ью ии ию ия ий ием
        иям иями иях ие ье ья ьи ьев ьям ьями ьях ок ек ёк ка ку ком ке ки ков кам ками ках кой ко
        ец ца цу цом цем це цы цев цов цам цами цах ень ня ню нем не ни ней ням нями нях он на но
        ны ен ел ла ло ли л ый ий ая яя ое ее ые ие ого его ому ему ым им ую юю ых их ыми ими ть ти
        ет ешь ем ете ют ут ит ишь им ите ят ат л ла ло ли ен ена ено ены енный енная енное енные
        енного енной ся сь тся ться йся нный нная нное нные анный анная анное анные ан ана ано аны
        ы ок ев ав ает ают айте йте ите уйте ует уют овать овал овала овали ил ила или ал ала али
        ить ать ять еть ок очек очка сти сть стью стей стям стями стях""",
    "uk": """а я о е є и і ї у ю ой ей ою ею єю ом ем єм ам ям ами ями ах ях ів їв й ь ові еві єві
        ок ка ку ком ці ки ків кам ками ках кою ко ець ця цю цем ці ців цям цями цях ий ій а е і
        ого його ому йому им ім ої ьої ою у их іх ими ими ти є еш емо ете уть ють ить ять ла ло ли
        в но то ння нню нням нні ість ості істю остей""",
    "pl": """a ą e ę i o ó u y ie ia ią ię iu io em iem om iom ami iami mi ach iach ów owi iowi owie
        ek ka ku kiem ce ki ków kom kami kach kę ką ko ec ca cu cem ce cy ców com cami cach eń nia
        niu niem nie ni niom niami niach ń ść ści ścią ściom ściami ściach cie cia ciu ć ci dzie dz
        d t st ście rze r ra rę rą ry ł le la l li ły ły dze g ga gi gę gą gom gami gach sz s h ch
        szy si y i ego emu ym im ej ych ich ymi imi ć ć ać eć ić yć ował owała ować uje ują ujesz
        uj ujcie ał ała ało ali ały ił iła iło ili iły any ana ane ani ony ona one eni enie enia
        eniu eniem eń""",
    "cs": """a á e é ě i í o ó u ú ů y ý ou em om ám ám ami emi ách ech ích ů ům ovi ové ek ka ku
        kem ce ky ků kám kami kách kou ko ec ce ci cem cích cům ců ň ně ní ních ním ními ost osti
        ostí ostem ostech ý á é ého ému ém ým ých ými ější t l la lo li ly n na no ni ny at it et
        uje ují ovat oval ovala ovali r ře d di t ti ch š h z""",
    "sk": """a á e é i í o ó u ú y ý ou om em ám am ami ách och ov mi ovi ovia ek ka ku kom ke ky
        kou ko ec ca cu com ce ci cov osť osti osťou ostí ý ého ému ej ých ým ými ť l la lo li uje
        ujú ovať oval""",
    "hr": "a e i o u om em ama ima ova eva ov ev ak ka ku kom ke ki ac ca cu cem ce og oga oj im",
    "bg": "а я о е и у ю ът та то те ят а я ове еве ите ът ен на но ни ия иe ове",
    "el": """ο η α ος ης ας ες οι ων ους ου ο ον ιο ια ιου ιων ι εις εων εως ματα ματος μάτων μα
        ω εις ει ουμε ετε ουν""",
    "ro": "a e i u l ul ului le lui ele ilor ii iei ă ea elor uri urile uri ați",
    "id": "nya kan i an ku mu lah",
    "hi": "ा े ी ों ें ियों ियाँ ियां ओं एँ ाओं ाएँ ि",
}  # fmt: skip
ENDINGS: dict[str, frozenset[str]] = {
    code: frozenset(("", *listed.split())) for code, listed in _LISTED.items()
}

IRREGULAR: dict[str, tuple[frozenset[str], ...]] = {
    "en": tuple(
        frozenset(group.split())
        for group in (
            "man men", "woman women", "child children", "person people persons", "foot feet",
            "tooth teeth", "mouse mice", "goose geese", "datum data", "write wrote written",
            "send sent", "buy bought", "sell sold", "pay paid", "build built", "break broke broken",
            "choose chose chosen", "find found", "run ran", "hold held", "keep kept", "take took",
            "take taken took", "give gave given", "get got gotten", "go went gone", "be is are was",
            "make made", "see saw seen", "leave left", "lend lent", "lose lost", "read reading",
            "draw drew drawn", "drive drove driven", "throw threw thrown", "show shown",
            "begin began begun", "bring brought", "catch caught", "teach taught", "sign signed",
        )
    ),
    "fr": (frozenset(("œil", "yeux")), frozenset(("monsieur", "messieurs"))),
    "ru": (frozenset(("человек", "люди", "людей", "людям", "людьми", "людях")),
           frozenset(("ребенок", "дети", "детей", "детям", "детьми", "детях"))),
}  # fmt: skip

COMPOUNDING = frozenset(("de", "nl", "sv", "da", "no", "fi"))
"""Languages that write several words as one."""

SUFFIXING = frozenset(("fi", "hu", "tr", "et", "az", "kk", "ka", "eu", "ko", "mn", "ug"))
"""Languages that put one ending after the other: a word goes on in many ways."""

PREFIXING = {
    "ar": ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك"),
    "fa": ("می", "نمی"),
    "he": ("וה", "שה", "בה", "ה", "ו", "ב", "ל", "מ", "ש", "כ"),
    "id": ("meng", "mem", "men", "me", "di", "ber", "ter", "pe"),
}
"""What is written before a word as a part of it."""

SEPARABLE = (
    "zurück", "zusammen", "weiter", "herunter", "hinunter", "hoch", "fest", "nach", "vor", "auf",
    "aus", "ein", "mit", "bei", "los", "weg", "her", "hin", "um", "ab", "an", "zu",
)  # fmt: skip
"""German: what a verb begins with, and leaves behind: “anmelden”, “melden Sie sich an”."""
