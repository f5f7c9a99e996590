"""Work on a text: its changes as annotations, what it altered marked, one more try."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gpt_desktop.core.annotations import Edit, Rewording
from gpt_desktop.core.errors import PromptTooLongError, UserFacingError
from gpt_desktop.core.tasks.base import Annotated, TaskRequest
from gpt_desktop.core.tasks.write.edit_forms import as_bullets
from gpt_desktop.core.word_diff import with_edits
from tests.core.running import Ran, run, run_cancelling
from tests.fakes import PlainGenerator, ScriptedGenerator, prompt_text

_COST = "The repair cost 4,500 euros. We paid it in March."


def _ran(
    answers: list[str], text: str, action: str = "shorten", **options: str
) -> tuple[Ran, ScriptedGenerator]:
    generator = ScriptedGenerator(answers)
    asked: Mapping[str, str] = {"action": action, **options}
    request = TaskRequest(text=text, options=asked, instruction=options.get("wish", ""))
    return run("write", generator, request), generator


def _edits(ran: Ran) -> list[Edit]:
    return [each for each in ran.result.annotations if isinstance(each, Edit)]


def test_the_changes_of_a_result_are_its_annotations() -> None:
    ran, generator = _ran(["It is dark outside now."], "It is cold outside now.", "rewrite")
    [edit] = _edits(ran)
    assert (edit.before, edit.after) == ("cold", "dark")
    assert with_edits("It is cold outside now.", _edits(ran)) == ran.result.text
    shown = [event.annotation for event in ran.events if isinstance(event, Annotated)]
    assert shown == list(ran.result.annotations)
    assert len(generator.prompts) == 1
    assert ran.warnings == []


def test_an_altered_number_is_tried_once_more_and_told_to_stay() -> None:
    answers = ["It cost 1,200 euros, paid in March.", "It cost 4,500 euros, paid in March."]
    ran, generator = _ran(answers, _COST)
    assert ran.shown == ran.result.text == "It cost 4,500 euros, paid in March."
    assert "4,500 euros" in prompt_text(generator.prompts[1]).split("The repair")[0]
    assert ran.warnings == []
    assert not any(edit.checks for edit in _edits(ran))


def test_what_is_altered_still_is_marked_and_named() -> None:
    answers = ["It cost 1,200 euros, paid in March.", "It cost 900 dollars, paid in May."]
    ran, generator = _ran(answers, _COST)
    assert len(generator.prompts) == 2
    assert ran.shown == ran.result.text == "It cost 1,200 euros, paid in March."
    [warning] = ran.warnings
    assert warning == "Not as in your text: “4,500 euros” became “1,200 euros”."
    marked = [edit for edit in _edits(ran) if edit.checks]
    assert [edit.after for edit in marked] == ["1,200"]


def test_only_the_paragraph_that_went_wrong_is_tried_again() -> None:
    text = "Anna came.\r\n\r\nBob brought 12 eggs to us.\r\n\r\nThey ate."
    answers = ["Anna arrived.", "Bob brought eggs to us.", "Bob brought us 12 eggs.", "They dined."]
    ran, _ = _ran(answers, text, "rewrite")
    assert ran.shown == "Anna arrived.\r\n\r\nBob brought us 12 eggs.\r\n\r\nThey dined."
    assert ran.shown == ran.result.text


def test_blanks_and_line_ends_around_the_words_stay() -> None:
    ran, _ = _ran(["It is dark."], "  It is cold.\n\n", "rewrite")
    assert ran.shown == ran.result.text == "  It is dark.\n\n"
    assert [(edit.before, edit.after) for edit in _edits(ran)] == [("cold", "dark")]


def test_most_statements_gone_is_told() -> None:
    text = "The boiler broke down. We called a plumber. He repaired the pump."
    ran, _ = _ran(["The weather is nice."], text, "rewrite")
    assert "3 of 3 statements are gone." in ran.warnings


def test_up_to_three_ways_to_say_it_each_with_its_changes() -> None:
    answers = ["It is dark now.", "It is late now.", "It is dark, now"]
    ran, generator = _ran(answers, "It is cold now.", "rewrite", alternatives="3")
    others = [each for each in ran.result.annotations if isinstance(each, Rewording)]
    assert [other.text for other in others] == ["It is late now."]
    assert [edit.after for edit in others[0].edits] == ["late"]
    assert ran.infos == ["Only 2 ways to say it were found that are not the same."]
    seeds = {params.seed for params in generator.params[1:]}
    assert len(seeds) == 2
    assert all(params.temperature > 0 for params in generator.params[1:])


def test_a_model_without_batches_gives_alternatives_too() -> None:
    generator = PlainGenerator(["It is dark now.", "It is late now."])
    options = {"action": "rewrite", "alternatives": "2"}
    ran = run("write", generator, text="It is cold now.", options=options)
    assert [type(each) for each in ran.result.annotations] == [Edit, Rewording]


def test_points_are_made_where_the_model_wrote_sentences() -> None:
    ran, _ = _ran(["It is cold. It is late."], "It is cold and it is late.", "bullets")
    assert ran.shown == ran.result.text == "- It is cold.\n- It is late."
    assert as_bullets("* one\n\n2. two") == "- one\n- two"


def test_a_table_that_is_none_is_told() -> None:
    text = "Tea is green. Milk is white."
    ran, _ = _ran(["Tea is green. Milk is white, too."], text, "table")
    assert ran.warnings == ["The model made no table of it."]
    table = "| what | colour |\n| --- | --- |\n| Tea | green |\n| Milk | white |"
    assert _ran([table], text, "table")[0].warnings == []


def test_a_text_too_long_for_one_table_is_an_error() -> None:
    with pytest.raises(PromptTooLongError):
        _ran([], "Tea is green. " * 500, "table")


def test_an_own_instruction_is_needed_and_put_before_the_model() -> None:
    with pytest.raises(UserFacingError, match="no instruction"):
        _ran([], "It is cold.", "own")
    ran, generator = _ran(["IT IS COLD 3."], "It is cold.", "own", wish="Write in capitals.")
    assert "Write in capitals." in prompt_text(generator.prompts[0])
    assert len(generator.prompts) == 1  # what an own wish alters may be what is wished
    assert ran.warnings == ["Not as in your text: “3” is new."]


def test_cancelled_it_keeps_what_there_is_and_claims_nothing_of_it() -> None:
    request = TaskRequest(text=_COST, options={"action": "rewrite"})
    generator = ScriptedGenerator(["The bill was 4,500 euros."])
    ran = run_cancelling("write", generator, request, after_texts=2)
    assert ran.result.text == ran.shown
    assert "The bill was 4,500 euros.".startswith(ran.shown)
    assert ran.result.annotations == ()


def test_what_the_text_does_not_say_is_told() -> None:
    answer = "I am sorry, that is beyond me. It is dark outside."
    ran, _ = _ran([answer], "It is cold outside. It is dark.", "rewrite")
    [warning] = ran.warnings
    assert warning == "Your text does not say this: “I am sorry, that is beyond me.”"


def test_neither_the_prompt_nor_remarks_on_the_work_reach_the_result() -> None:
    prompt = "Rewrite this text in other words: It is dark outside."
    assert _ran([prompt], "It is cold outside.", "rewrite")[0].shown == "It is dark outside."
    remark = "It is dark.\n\nThe original text was rephrased to make it more concise."
    ran, _ = _ran([remark], "It is cold outside. It is so.", "shorten")
    assert ran.shown == ran.result.text == "It is dark."
