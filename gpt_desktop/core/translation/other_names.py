"""Names that languages have their own words for, and words that are capitalised as names are."""

from __future__ import annotations

from gpt_desktop.core.languages import LANGUAGES
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.names import same_nation

_PLACES = """
africa afrika afrique asia asie asien europe europa america amerika amerique oceania australia
australien australie atlantic atlantik atlantique pacific pazifik mediterranean mittelmeer alps
alpen alpes rhine rhein rhin danube donau moscow moskau moscou beijing peking pekin tokyo tokio
london londres paris rome rom roma vienna wien vienne viena berlin munich munchen cologne koln
geneva genf geneve ginebra zurich venice venedig venise venecia florence florenz florencia naples
neapel milan mailand turin lisbon lissabon lisbonne lisboa warsaw warschau varsovie varsovia
prague prag praga brussels brussel bruxelles bruselas athens athen athenes atenas cairo kairo
copenhagen kopenhagen copenhague bucharest bukarest belgrade belgrad budapest dublin edinburgh
antwerp seville sevilla saragossa havana habana mexico mexiko seoul shanghai hongkong hong kong
singapore singapur delhi india indien inde brazil brasilien bresil brasil argentina argentinien
chile peru colombia kolumbien egypt agypten egypte egipto israel iran irak iraq syria syrien
turkey turkei turquie turquia ukraine ucrania russia russland russie rusia germany deutschland
allemagne alemania austria osterreich autriche switzerland schweiz suisse suiza italy italien
italie italia spain spanien espagne espana france frankreich francia portugal greece griechenland
grece grecia poland polen pologne polonia norway norwegen norvege noruega sweden schweden suede
suecia denmark danemark dinamarca finland finnland finlande finlandia iceland island ireland
irland irlande irlanda england angleterre inglaterra scotland schottland ecosse escocia wales
britain kingdom konigreich royaume reino united vereinigte states staaten etats estados union
netherlands niederlande pays bas paises bajos holland belgium belgien belgique belgica czech
czechia tschechien hungary ungarn hongrie hungria romania rumanien roumanie bulgaria bulgarien
croatia kroatien serbia serbien slovakia slovenia japan japon china chine korea coree corea
vietnam thailand indonesia indonesien malaysia philippines canada kanada cuba kuba morocco marokko
maroc algeria tunisia kenya kenia nigeria ethiopia sudafrika bavaria bayern baviere baviera saxony
sachsen saxe catalonia katalonien catalogne cataluna normandy normandie normandia brittany bretagne
tuscany toskana toscane sicily sizilien sicile crete kreta cyprus zypern chypre black white red
north south east west northern southern eastern western nord sud est ouest norte sur este oeste
norden suden osten westen new york porto oporto
"""
_CAPITALISED = """
god bible christmas weihnachten noel navidad easter ostern paques internet web board committee
council ministry minister president chancellor mayor king queen prince princess pope bishop saint
university college school institute academy museum library hospital church cathedral abbey castle
palace bridge street road avenue lane square park garden station airport hotel restaurant house
hall tower city town village county district province republic empire federation association
society company group bank club team league cup festival congress conference parliament senate
court act law treaty agreement department office agency service center centre foundation fund
project program programme committee commission lake river mount mountain sea ocean island bay
moon sun earth venus mars jupiter saturn lune soleil terre luna sol tierra
valley forest world war peace summit section chapter article figure table part volume page
rue avenue place gare universite ministere mairie ecole musee eglise pont calle plaza avenida
universidad ministerio ayuntamiento escuela museo iglesia puente estacion el la los las le les un
una une de del des du von van der die das den dem and und et e y the of
save click cancel close open menu file edit view help settings home delete item name price stock
quantity note warning attention danger important final notice english german french spanish
russian chinese japanese
"""
_BESIDE = """
mondays tuesdays wednesdays thursdays fridays saturdays sundays
monsieur madame mademoiselle senor senora senorita sr sra srta don dona herr frau mister doctor
doctora professor professeur profesor profesora uncle aunt oncle tante tio tia mother father mom
dad grandma grandpa captain general sir lord lady miss dear cher chere chers estimado estimada
querido querida hello hi hey hola bonjour bonsoir salut yes oui si no non sorry thanks thank merci
gracias please welcome bienvenue bienvenido good morning evening night happy joyeux feliz new year
birthday mr mrs ms dr prof m mme mlle
yesterday today tomorrow then when while after before since until although because if later soon
now here there once only even also but and or so yet still again perhaps maybe meanwhile suddenly
finally first last next this that these those my our your his her its their every each some any
all both many most several few another other such what which who where why how in on at by for from
with without about against between during under over near like as is are was were do does did has
have had can could will would shall should may might must let poor little old young big great
hier aujourd hui demain puis quand pendant apres avant depuis alors mais et ou donc car comme si
ce cette ces mon ma mes notre nos votre vos son sa ses leur leurs chaque quelques tout tous toute
dans sur sous pour par avec sans chez entre vers pauvre petit petite vieux vieille seul seule
selon ainsi enfin ensuite ici la
ayer hoy manana luego cuando mientras despues antes desde hasta aunque porque entonces pero y o
como este esta estos estas ese esa mi nuestro nuestra su sus cada algunos todo todos toda en con
sin sobre entre para por segun asi aqui alli ahora solo pobre pequeno pequena viejo vieja
puede podria quiere tiene hay esta son fue
"""
_NO_NAMES = frozenset(_BESIDE.split())
_ENDINGS = ("ing", "ly", "ed", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "dad", "cion")
_WORDS = frozenset((*_PLACES.split(), *_CAPITALISED.split()))
_LANGUAGE_NAMES = frozenset(folded(each.name) for each in LANGUAGES)


def is_no_name(word: str) -> bool:
    """Whether a capitalised word is a title or begins a sentence before a name: Dear Anna."""
    plain = folded(word)
    return plain in _NO_NAMES or plain.endswith(_ENDINGS)


def is_translated_name(word: str) -> bool:
    """Whether a capitalised word may be another one in another language."""
    plain = folded(word).removesuffix("'s").removesuffix("’s")
    return plain in _WORDS or plain in _LANGUAGE_NAMES or bool(same_nation(plain))
