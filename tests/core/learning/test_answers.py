"""What of a text can be asked for, and what may stand beside it as a wrong answer."""

from __future__ import annotations

import pytest

from gpt_desktop.core.altered.fact import FactKind
from gpt_desktop.core.learning.answers import GAP, Answerable, answerable, standing_alone
from gpt_desktop.core.learning.distractors import Distractors
from gpt_desktop.core.trust.source import SourceText

TEXT = (
    "The bridge over the Lind was opened in 1932 by Anna Holm. "
    "It cost 48,000 crowns, which nobody had expected. "
    "A second bridge near Tarnby was finished in 1957 after the old ferry sank. "
    "The town of Osterby asked Peter Vance for a third bridge in 1988. "
    "Was the bridge opened in 1940 by Karl Brandt, as some people say?"
)


def _answerable(source: SourceText) -> list[Answerable]:
    return [fact for sentence in standing_alone(source) for fact in answerable(sentence)]


def test_a_fact_is_asked_for_where_the_sentence_stands_for_itself() -> None:
    found = [(each.answer, each.gapped) for each in _answerable(SourceText.of_text(TEXT))]
    answers = [answer for answer, _ in found]
    assert {"1932", "1957", "1988"} <= set(answers)
    assert "Anna Holm" in answers
    # “It” leans on another sentence, and a question tells nothing.
    assert not any("48,000" in answer for answer in answers)
    assert "Karl Brandt" not in answers
    assert all(gapped.count(GAP) == 1 and answer not in gapped for answer, gapped in found)


@pytest.mark.parametrize(
    "text",
    [
        "More about it can be read in the long [Quality Report](Quality_Report.md) of the year.",
        "The options of the whole program are then -DLocal_Define and nothing else at all.",
        "# The whole of it is told by Anna Holm in the remarks\n# of the very first file.",
        "name of it that you verified in the office of Anna Holm with a passport of hers.",
    ],
)
def test_pieces_of_links_code_and_sentences_are_no_gaps(text: str) -> None:
    facts = _answerable(SourceText.of_text(text))
    assert not any(each.kind is FactKind.NAME for each in facts)


def test_what_stands_twice_in_a_sentence_is_no_gap() -> None:
    text = "Anna Holm met the other Anna Holm at the northern station of the old railway line."
    assert [each.answer for each in _answerable(SourceText.of_text(text))] == []


def test_wrong_answers_are_of_the_kind_and_not_what_the_text_says() -> None:
    source = SourceText.of_text(TEXT)
    everything = _answerable(source)
    [asked] = [each for each in everything if each.answer == "1932"]
    found = Distractors(source, everything, 1).of(asked)
    assert {"1957", "1988"} <= set(found)
    assert "1932" not in found
    assert all(len(each) == 4 and each.isdigit() for each in found)


def test_what_another_sentence_says_the_same_of_is_no_wrong_answer() -> None:
    text = (
        "The committee elected Maria Olsen as chair of the harbour board. "
        "The committee elected Peter Vance as chair of the harbour board, too. "
        "Later the harbour board asked Linus Dahl about the price of the crane."
    )
    source = SourceText.of_text(text)
    everything = _answerable(source)
    [asked] = [each for each in everything if each.answer == "Maria Olsen"]
    found = Distractors(source, everything, 1).of(asked)
    assert "Peter Vance" not in found
    assert "Linus Dahl" in found


def test_numbers_in_words_stand_beside_those_that_count_the_same() -> None:
    text = (
        "The renewal of the old station roof took the builders of Osterby seven weeks. "
        "The painting of the waiting room took the painters from Tarnby nine weeks. "
        "Along the northern platform the gardeners planted twelve young lime trees."
    )
    source = SourceText.of_text(text)
    everything = _answerable(source)
    [asked] = [each for each in everything if each.answer == "seven weeks"]
    found = Distractors(source, everything, 1).of(asked)
    assert "nine weeks" in found
    assert not any("twelve" in each for each in found)


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    text = "Whoever cannot come because of illness calls the front desk before Petra Lindqvist."
    assert [each.answer for each in _answerable(SourceText.of_text(text))] == ["Petra Lindqvist"]


def test_no_piece_of_chinese_is_cut_out_as_a_name() -> None:
    text = "使用四辆恒温车每天往返三趟走滨河路避开早晚高峰，两座城市都在南方，冬季户外活动很困难。"
    answers = [each.answer for each in _answerable(SourceText.of_text(text))]
    assert not any(each.startswith(("走", "座")) for each in answers)


def test_wrong_answers_in_chinese_have_the_same_unit() -> None:
    text = (
        "试用期内的员工提前三天提出书面辞职并且办理全部手续。"
        "培训费用超过两万元的员工须与公司签订书面服务协议。"
        "单程超过六小时的国内出差可以乘坐飞机而不是高铁。"
    )
    source = SourceText.of_text(text)
    everything = _answerable(source)
    asked = next(each for each in everything if each.answer == "三天")
    found = Distractors(source, everything, 1).of(asked)
    assert len(found) >= 3
    assert all(each.endswith("天") for each in found)


def test_a_capital_does_not_tell_the_answer() -> None:
    text = (
        "Eleven riddles of the treasure map were solved by children of the town. "
        "At the entrance of the museum there is an old map with nine riddles. "
        "Every visitor of the new museum may take twelve pictures of the ships."
    )
    source = SourceText.of_text(text)
    everything = _answerable(source)
    asked = next(each for each in everything if each.answer == "nine")
    found = Distractors(source, everything, 1).of(asked)
    assert found
    assert all(each == each.lower() for each in found)
