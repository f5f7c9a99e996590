"""What texts of a language look like, to tell the encodings they were written in apart."""

from __future__ import annotations

from dataclasses import dataclass

_WEST = ("cp1252", "iso8859_15", "cp850", "cp437", "mac_roman")
_CENTRAL = ("cp1250", "iso8859_2", "cp852", "mac_latin2")
_BALTIC = ("cp1257", "iso8859_13", "cp775", "iso8859_4")
_CYRILLIC = ("cp1251", "koi8_u", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
_SOUTH_SLAVIC = ("cp1251", "iso8859_5", "cp855", "mac_cyrillic")


@dataclass(frozen=True, slots=True)
class WrittenLanguage:
    """A language, by what is frequent in it.

    Attributes:
        code: of the language.
        letters: the frequent ones beyond ASCII; of writing with thousands of them, the most
            frequent hundred.
        encodings: from before UTF-8, the usual ones first.
        words: the most frequent ones, parted by blanks.
    """

    code: str
    letters: str
    encodings: tuple[str, ...]
    words: str = ""


WRITTEN_LANGUAGES = (
    WrittenLanguage(
        "en", "éèêïöüñç", _WEST, "the and of to in is that for it was with on as be at"
    ),
    WrittenLanguage(
        "de", "äöüß", _WEST, "der die das und ist in zu den nicht mit von ein auf für im es"
    ),
    WrittenLanguage(
        "fr", "éèàêçùôâîûœëï", _WEST, "le la les de des et est un une que dans pour à du qui au"
    ),
    WrittenLanguage(
        "es", "áéíóúñü¿¡", _WEST, "el la los de y en que un una es se por con para las no del"
    ),
    WrittenLanguage(
        "pt", "áâãàçéêíóôõú", _WEST, "o a os de e que do da em um uma para com não no na é"
    ),
    WrittenLanguage(
        "it", "àèéìòù", _WEST, "il la di che e è un una per in del non con le i della sono"
    ),
    WrittenLanguage("nl", "ëéïèöü", _WEST, "de het een en van is in dat op te niet met voor zijn"),
    WrittenLanguage("sv", "åäöé", _WEST, "och att det som en är på för av med den till inte om"),
    WrittenLanguage("da", "æøåé", _WEST, "og at det er en den til på som af for med ikke der"),
    WrittenLanguage("no", "æøåé", _WEST, "og i det er en på som å til av for med ikke har"),
    WrittenLanguage("fi", "äöå", _WEST, "ja on ei se että hän oli joka mutta kun ovat myös sen"),
    WrittenLanguage(
        "is", "áðéíóúýþæö", ("cp1252", "cp861", "cp850"), "og að í er á sem það um við til en"
    ),
    WrittenLanguage("ca", "àçèéíïòóúü·", _WEST, "el la els de i en que un una és per amb les del"),
    WrittenLanguage(
        "pl", "ąćęłńóśźż", _CENTRAL, "i w na z się nie do to że jest o od po jak przez dla"
    ),
    WrittenLanguage(
        "cs", "áčďéěíňóřšťúůýž", _CENTRAL, "a se na je v že to s z do o i ve pro by jsou ale"
    ),
    WrittenLanguage(
        "sk", "áäčďéíľňóôšťúýž", _CENTRAL, "a sa na je v že to s z do o aj vo pre by sú ale"
    ),
    WrittenLanguage(
        "hu", "áéíóöőúüű", _CENTRAL, "a az és hogy nem is egy van meg volt ez de ha mint már"
    ),
    WrittenLanguage(
        "ro", "ăâîșțşţ", _CENTRAL, "și şi de în la cu pe a o nu că să din un este care pentru"
    ),
    WrittenLanguage("sl", "čšž", _CENTRAL, "in je v na se da za so ki pa z ne po ob tudi iz"),
    WrittenLanguage("hr", "čćđšž", _CENTRAL, "i je u na se da za su od s ne što kao iz koji"),
    WrittenLanguage("sq", "ëç", ("cp1252", "cp1250"), "të e në dhe një që për me i nga është si"),
    WrittenLanguage(
        "tr",
        "çğıöşüİâ",
        ("cp1254", "cp857", "mac_turkish"),
        "ve bir bu da de için ile çok var ne olarak daha gibi olan",
    ),
    WrittenLanguage("et", "äõöüšž", _BALTIC, "ja on ei et see oli ka kui aga mis ning oma ta"),
    WrittenLanguage(
        "lv", "āčēģīķļņšūž", _BALTIC, "un ir ar par no uz ka tas bija nav arī kas gada"
    ),
    WrittenLanguage(
        "lt", "ąčęėįšųūž", _BALTIC, "ir yra į kad iš su tai buvo bet kaip jis ne už apie"
    ),
    WrittenLanguage(
        "ru", "оеаинтсрвлкмдпуяьызбгч", _CYRILLIC, "и в не на я что с он по а как это но из у к"
    ),
    WrittenLanguage(
        "uk", "оаинтвіерслкудмпязь", _CYRILLIC, "і в не на що з до як та у за це але від є"
    ),
    WrittenLanguage(
        "be", "аніеорстлкўыдвяуэь", _CYRILLIC, "і ў не на што з да як у гэта але за ад"
    ),
    WrittenLanguage(
        "bg", "аиоетнрсвлкдпмзяъ", _SOUTH_SLAVIC, "на и в да се за от с по е не че са до"
    ),
    WrittenLanguage(
        "sr", "аоиенртсвкдјумлпљњ", _SOUTH_SLAVIC, "и у је на се да за су од са не што као"
    ),
    WrittenLanguage(
        "el",
        "αοιετνςσρπηκμλυάέίόύώή",
        ("cp1253", "iso8859_7", "cp737", "cp869", "mac_greek"),
        "και το του της η ο να την τα με για που στο είναι δεν από οι",
    ),
    WrittenLanguage(
        "he",
        "יוהלאתמרבשנםדכקפ",
        ("cp1255", "iso8859_8", "cp862"),
        "של את על לא הוא זה עם גם היא כי אני או",
    ),
    WrittenLanguage(
        "ar",
        "اليمنرتوبةهدعسقكفح",
        ("cp1256", "iso8859_6", "cp720", "cp864", "mac_arabic"),
        "في من على إلى أن التي هذا الذي لا ما عن مع هذه كان",
    ),
    WrittenLanguage(
        "fa", "ایرندهومتسبکشگپچز", ("cp1256",), "و در به از که این را با است برای آن یک"
    ),
    WrittenLanguage("th", "านรอกเงมยลวดทสตะคบขปผแไใชหพโ่้ิีัำ์ู็ุ", ("cp874",)),
    WrittenLanguage(
        "vi",
        "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỷỹ",
        ("cp1258",),
        "và của là có không trong được cho một các với người những này đã",
    ),
    WrittenLanguage(
        "zh",
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年"
        "过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心"
        "她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由"
        "问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次"
        "，。、：；“”？！（）《》",
        ("gb18030", "hz", "utf-16-le", "utf-16-be"),
    ),
    WrittenLanguage(
        "zh-Hant",
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年"
        "過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心"
        "她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由"
        "問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次"
        "，。、：；「」？！（）《》",
        ("big5hkscs", "cp950", "utf-16-le", "utf-16-be"),
    ),
    WrittenLanguage(
        "ja",
        "あいうえおかがきぎくぐけげこごさざしじすずせそぞただちっつづてでとどなにぬねのはばびふぶへべほぼ"
        "まみむめもやゆよらりるれろわをんアイウエオカキクケコサシスセソタチッツテトナニネノハフマミメモ"
        "ャュョラリルレロワンガグゴジズダデドバパビピブプベペボポー日一人国年大本中会出時者見月分後前生"
        "、。「」・（）",
        ("cp932", "euc_jp", "euc_jis_2004", "utf-16-le", "utf-16-be"),
    ),
    WrittenLanguage(
        "ko",
        "이다는에을의가고하지로한은를도서기사어시아자해나리인정대그수일있라니게들부보여오스만주전제상장"
        "공구성경동국원생위신안우면것요비세소으선까무조학문방과유였었했습미화중적년말모치재할음된러내때진"
        "와용회관식실마바연계단분없업",
        ("cp949", "utf-16-le", "utf-16-be"),
    ),
)
