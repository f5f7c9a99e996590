"""Where an event takes place, as far as it can be told apart from what it is."""

from __future__ import annotations

import re

from gpt_desktop.core.agenda.proposal import Field
from gpt_desktop.core.agenda.reading.board import TAKEN, Board, pattern

_STOP = rf"(?=\s*(?:[,;.!?(){TAKEN}]|$|\b(?:with|for|about|to|and|by|regarding)\b))"
_NAME = r"[\w'&.-]+(?:\s+[\w'&-]+){0,4}?"
_MARKED = re.compile(rf"(?:@\s*|\b(?:location|place|where):\s*)(?P<place>{_NAME}){_STOP}", re.I)
_AT = re.compile(
    rf"(?<!look)(?<!laugh)(?<!good)(?<=[\w'{TAKEN}])\s*\bat\s+(?P<place>{_NAME}){_STOP}", re.I
)
_IN = re.compile(
    rf"(?<=[\w'{TAKEN}])\s*\b(?:in|IN)\s+(?P<place>(?:the\s+|our\s+|my\s+)(?=[a-z'-]+\s+room|"
    r"(?:library|office|park|garden|kitchen|lobby|cafeteria|canteen|gym|hall|auditorium|basement"
    rf"|studio)\b){_NAME}|(?:[Rr]oom|[Bb]uilding|[Hh]all|[Ss]uite)\s+[\w.-]+|[A-Z][\w'.-]+"
    rf"(?:\s+[A-Z0-9][\w'.-]*){{0,3}}){_STOP}"
)
_NO_PLACE = pattern(
    r"(?:english|german|french|spanish|italian|chinese|japanese|korean|russian|latin|person|full"
    r"|time|least|most|first|last|all|once|risk|work\s+on|general|particular|progress|case|order"
    r"|mon|tue|wed|thu|fri|sat|sun|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|q[1-4]|\d+)\b"
)
_ZH_KIND = (
    "办公室|会议室|图书馆|体育馆|博物馆|咖啡馆|咖啡厅|餐厅|饭店|酒店|宾馆|大厦|大厅|中心|公园|广场"
    "|学校|大学|医院|诊所|银行|机场|车站|火车站|公司|教室|商场|超市|影院|剧院|健身房|操场|球场|食堂"
    "|家里|家中|酒吧|茶馆|书店|工厂|门口|校区|小区|号楼|楼|室|厅|馆|店"
)
_ZH_IN = re.compile(
    rf"在(?P<place>[^,;。，；{TAKEN}在]{{0,12}}?(?:{_ZH_KIND})(?:[0-9A-Za-z]{{1,5}})?)(?!的)"
)
_ZH_MARKED = re.compile(rf"[,;。，；]?\s*地点(?:是|在|:)?\s*(?P<place>[^,;。，；{TAKEN}]+)")


def take_place(board: Board) -> str:
    """The place where it is told exactly, else ""; to be called when all times are taken."""
    for expression in (_ZH_MARKED, _MARKED, _ZH_IN, _AT, _IN):
        match = expression.search(board.text)
        if match is None or _NO_PLACE.match(match["place"]):
            continue
        place = match["place"].strip()
        board.strike(match.start(), match.end(), Field.PLACE)
        return place
    return ""
