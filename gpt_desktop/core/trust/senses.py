"""Words that mean about the same, and those that mean the opposite.

Few and common ones: what a summary changes when it says a thing in other words.
"""

from __future__ import annotations

from functools import cache

# A meaning's name, then its words in all their forms.
_SAME = """
take: take takes took taken taking
go: go goes went gone going
come: come comes came coming
see: see sees saw seen seeing
know: know knows knew known
think: think thinks thought thinking believe believes believed belief
bring: bring brings brought bringing deliver delivers delivered delivering delivery
supply: supply supplies supplied provide provides provided
speak: speak speaks spoke spoken
break: break breaks broke broken
drive: drive drives drove driven driving
eat: eat eats ate eaten eating
fly: fly flies flew flown
hold: hold holds held holding
teach: teach teaches taught teaching learn learns learned learnt
fight: fight fights fought
let: let lets rent rents rented renting hire hires hired lease
lie: lie lies lay lain
wear: wear wears wore worn
draw: draw draws drew drawn
feel: feel feels felt
spend: spend spends spent spending
lend: lend lends lent lending
borrow: borrow borrows borrowed
steal: steal steals stole stolen
forget: forget forgets forgot forgotten
own: own owns owned owner
marry: marry married marrying wedding
last: last lasts lasted
doubt: doubt doubts doubted sceptical
grant: grant grants granted award awards awarded fund funds funded finance financed
approve: approve approves approved approving approval accept accepts accepted accepting acceptance
  adopt adopts adopted adopting adoption endorse endorsed pass passed backed
agree: agree agrees agreed agreeing agreement consent consented
reject: reject rejects rejected rejecting rejection refuse refuses refused refusing refusal
  decline declines declined declining vetoed
forbid: forbid forbids forbidden forbade ban bans banned prohibit prohibits prohibited disallowed
allow: allow allows allowed allowing permit permits permitted permission may
buy: buy buys bought buying purchase purchases purchased purchasing acquire acquires acquired
  acquisition
sell: sell sells sold selling sale sales
rise: rise rises rose risen rising increase increases increased increasing grow grows grew grown
  growing growth climb climbed higher gain gained raise raises raised raising
fall: fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped
  dropping decline lower lowered reduce reduces reduced reducing reduction shrink shrank cut cuts
  cutting
pay: pay pays paid paying payment payments payable
cost: cost costs costing price prices priced charge charges charged fee fees
begin: begin begins began begun beginning start starts started starting commence commences
  commenced launch launches launched
end: end ends ended ending finish finishes finished finishing conclude concludes concluded
  complete completes completed completion
open: open opens opened opening reopen reopens reopened
close: close closes closed closing closure shut shuts
say: say says said saying state states stated tell tells told report reports reported announce
  announces announced explain explained add added
write: write writes wrote written writing draft drafts drafted
send: send sends sent sending submit submits submitted dispatch dispatched forward forwarded
give: give gives gave given giving hand handed
get: get gets got receive receives received receiving obtain obtained
make: make makes made making produce produces produced production
build: build builds built building construct constructs constructed construction erect erected
choose: choose chooses chose chosen select selects selected pick picked elect elected appoint
  appoints appointed name named
win: win wins won winning winner
lose: lose loses lost losing loss losses
leave: leave leaves left leaving depart departs departed departure
arrive: arrive arrives arrived arriving arrival
meet: meet meets met meeting meetings
plan: plan plans planned planning intend intends intended
need: need needs needed require requires required requirement must shall
help: help helps helped helping assist assists assisted support supports supported supporting
move: move moves moved moving relocate relocated
change: change changes changed changing alter altered modify modified amend amended
big: big large huge great
small: small little tiny
child: child children kid kids
person: person people persons
staff: staff employee employees worker workers workforce personnel
company: company companies firm firms business
car: car cars vehicle vehicles
home: home homes house houses flat apartment
doctor: doctor doctors physician physicians
late: late later delayed delay delays postponed postpone postpones
early: early earlier sooner
warm: warm warmer hot hotter
cold: cold colder cool cooler
day: day days daily
week: week weeks weekly
month: month months monthly
year: year years yearly annual annually
find: find finds found finding discover discovers discovered
show: show shows showed shown showing reveal reveals revealed
use: use uses used using usage
keep: keep keeps kept keeping retain retains retained maintain maintained
stop: stop stops stopped stopping halt halted cease ceased discontinue discontinued
return: return returns returned returning
repair: repair repairs repaired fix fixes fixed mend mended
replace: replace replaces replaced replacement replacing
hire: recruit recruits recruited employ employed
fire: fired dismiss dismissed dismissal laid redundant redundancies
lead: lead leads led leading head headed heads chair chaired chairs
propose: propose proposes proposed proposal proposals suggest suggests suggested suggestion
recommend: recommend recommends recommended recommendation advise advises advised advice
criticise: criticise criticised criticize criticized criticism complain complains complained
  complaint complaints
decide: decide decides decided decision decisions resolve resolved
sign: sign signs signed signing signature
invite: invite invites invited invitation
cancel: cancel cancels cancelled canceled cancellation withdraw withdrew withdrawn terminate
  terminates terminated termination
check: check checks checked checking inspect inspects inspected inspection examine examined
die: die dies died dead death
"""
_OPPOSITE = """
approve reject
agree reject
allow forbid
rise fall
begin end
open close
win lose
warm cold
early late
keep stop
hire fire
"""
_BLACK_WHITE = (
    ("增加", "减少"), ("上升", "下降"), ("上涨", "下跌"), ("增长", "下降"), ("提高", "降低"),
    ("同意", "反对"), ("批准", "否决"), ("通过", "否决"), ("赞成", "反对"), ("支持", "反对"),
    ("允许", "禁止"), ("开始", "结束"), ("提前", "推迟"), ("接受", "拒绝"), ("盈利", "亏损"),
    ("开放", "关闭"), ("扩大", "缩小"), ("购买", "出售"),
)  # fmt: skip


def sense_of(plain: str) -> str:
    """The name of what a folded word means, beginning with ``=``, or "" for most words."""
    return _senses().get(plain, "")


def opposite_senses(stem: str) -> frozenset[str]:
    """The stems that mean the opposite of one."""
    return _opposites().get(stem, frozenset())


def opposite_pairs() -> tuple[tuple[str, str], ...]:
    """Chinese words and their opposites."""
    return _BLACK_WHITE


@cache
def _senses() -> dict[str, str]:
    senses: dict[str, str] = {}
    name = ""
    for word in _SAME.split():
        if word.endswith(":"):
            name = word[:-1]
        else:
            senses.setdefault(word, f"={name}")
    return senses


@cache
def _opposites() -> dict[str, frozenset[str]]:
    both: dict[str, frozenset[str]] = {}
    for line in _OPPOSITE.strip().splitlines():
        one, other = (f"={name}" for name in line.split())
        both[one] = both.get(one, frozenset()) | {other}
        both[other] = both.get(other, frozenset()) | {one}
    return both
