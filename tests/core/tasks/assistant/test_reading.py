"""Documents are read whole where they fit; of others the passages that speak of the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Claim, Given
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.cited_passages import cited_passages
from gpt_desktop.core.documents import Document, make_document
from gpt_desktop.core.generation import FinishReason, SamplingParams
from gpt_desktop.core.messages import ChatPrompt, Message, Role
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.assistant.prompt import Papers
from gpt_desktop.core.tasks.assistant.reading import PapersReader
from gpt_desktop.core.tasks.assistant.task import AssistantTask
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.storage.passages import FtsPassages
from tests.core.running import PROMPTS
from tests.core.tasks.summarize.test_options import KeptParts
from tests.fakes import LARGE_FACTS, SCRIPTED_FACTS, PlainGenerator, ScriptedGenerator, prompt_text

PAPERS = Path(__file__).parents[3] / "data" / "papers"
SEARCH = FtsPassages()


def paper(name: str) -> Document:
    text = (PAPERS / f"{name}.md").read_text("utf-8")
    return make_document(Path(name), name, text_blocks(text))


LEASE = paper("en-02-lease")


def count(text: str) -> int:
    return -(-len(text) // 4)


def read(question: str, room: int, *documents: Document, before: str = "") -> Papers:
    history = (Message(Role.USER, before), Message(Role.ASSISTANT, "Yes.")) if before else ()
    request = TaskRequest(question, documents=documents, search=SEARCH, history=history)
    return PapersReader(PROMPTS)(request, room, count)


def given(papers: Papers, *documents: Document) -> list[str]:
    texts = {each.id: each.text for each in documents}
    places = (each.source for each in papers.known if isinstance(each, Given))
    return [place.span.of(texts[place.document_id]) for place in places]


def test_what_fits_is_read_whole() -> None:
    papers = read("When is the rent due?", 5_000, LEASE)
    assert LEASE.text in papers.whole
    assert papers.passages == ""
    whole, first, *_ = (each for each in papers.known if isinstance(each, Given))
    assert whole.whole
    assert not first.whole
    assert "due on the third working day" in first.source.span.of(LEASE.text)


def test_of_what_does_not_the_passages_within_the_room() -> None:
    papers = read("How much is the deposit?", 400, LEASE)
    assert papers.whole == ""
    assert count(papers.passages) <= 400
    passages = given(papers, LEASE)
    assert "a deposit of two monthly rents" in passages[0]
    assert all(passage in papers.passages for passage in passages)
    assert "[en-02-lease]" in papers.passages


def test_nothing_found_is_said() -> None:
    papers = read("Which volcano erupted in Iceland?", 400, LEASE)
    assert (papers.whole, papers.passages, papers.known) == ("", "", ())
    [notice] = papers.notices
    assert notice.text.startswith("Nothing on this was found")


def test_little_found_is_said_and_shown() -> None:
    papers = read("Who painted the ceiling of the Sistine chapel in Rome?", 400, LEASE)
    assert "Walls may be painted" in given(papers, LEASE)[0]
    assert papers.notices[0].text.startswith("Little on this was found")
    assert read("How much is the deposit?", 400, LEASE).notices == ()


def test_thanks_are_no_question_that_nothing_was_found_for() -> None:
    assert read("And you?", 400, LEASE, before="How much is the deposit?").notices == ()


def test_a_short_question_goes_on_from_the_one_before() -> None:
    papers = read("And how late may it be?", 400, LEASE, before="When is the rent due?")
    assert any("due on the third working day" in passage for passage in given(papers, LEASE))


def test_several_documents_are_told_apart() -> None:
    manual = paper("en-03-coffee-machine")
    papers = read("Is vinegar allowed for descaling?", 500, LEASE, manual)
    assert any("Never use vinegar" in each for each in given(papers, LEASE, manual))
    assert "[en-03-coffee-machine]" in papers.passages


def test_without_room_nothing_is_read() -> None:
    assert read("When is the rent due?", 0, LEASE) == Papers()


def test_neighbours_under_the_same_heading_come_along() -> None:
    filler = "Filler words that say little. " * 15
    parts = [f"Paragraph {number} {filler}" for number in range(9)]
    parts[4] = f"The zebra sleeps standing. {filler}"
    document = make_document(Path("z"), "z", text_blocks("# One\n\n" + "\n\n".join(parts)))
    papers = read("How does the zebra sleep?", 600, document)
    [found] = given(papers, document)
    assert "zebra" in found
    assert "Paragraph 5" in papers.passages
    assert "Paragraph 5" not in found


def answer(request: TaskRequest, text: str) -> tuple[TaskResult, ScriptedGenerator]:
    generator = ScriptedGenerator([text], LARGE_FACTS)
    events: list[TaskEvent] = []
    run = AssistantTask(PROMPTS).run(request, generator, CancelToken())
    return finish(run, events.append), generator


def test_an_answer_is_held_against_what_was_read() -> None:
    request = TaskRequest("How much is the rent?", documents=(LEASE,), search=SEARCH)
    result, _ = answer(request, "The rent is 940 pounds a month. The rent is 512 pounds a day.")
    right, wrong = (each for each in result.annotations if isinstance(each, Claim))
    assert not right.checks
    assert "940 pounds" in right.sources[0].span.of(LEASE.text)
    assert wrong.checks
    assert any(isinstance(each, Given) for each in result.annotations)
    assert "1 sentence says what the document does not" in result.notices[-1].text


def test_what_is_said_to_the_person_is_not_held_against_documents() -> None:
    request = TaskRequest("How much is the rent?", documents=(LEASE,), search=SEARCH)
    text = "Sure, here it is. The rent is 940 pounds a month. Is there anything else you need?"
    result, _ = answer(request, text)
    claims = [each for each in result.annotations if isinstance(each, Claim)]
    assert [each.span.of(text) for each in claims] == ["The rent is 940 pounds a month."]


def test_documents_stand_before_what_was_said() -> None:
    history = (Message(Role.USER, "Hello"), Message(Role.ASSISTANT, "Hello."))
    request = TaskRequest("How much is the rent?", documents=(LEASE,), history=history)
    _, generator = answer(request, "The rent is 940 pounds a month.")
    [prompt] = generator.prompts
    assert isinstance(prompt, ChatPrompt)
    assert LEASE.text in prompt.messages[0].content
    assert prompt.messages[-1].content == "How much is the rent?"


def test_a_question_about_the_whole_is_answered_as_a_summary_is() -> None:
    other = paper("en-03-coffee-machine")
    request = TaskRequest("Summarize it", documents=(other, LEASE), new_documents=1, search=SEARCH)
    generator = ScriptedGenerator(lambda _: "The rent is 940 pounds a month.")
    events: list[TaskEvent] = []
    result = finish(AssistantTask(PROMPTS).run(request, generator, CancelToken()), events.append)
    told = "\n".join(prompt_text(prompt) for prompt in generator.prompts)
    assert "Subletting" in told
    assert "descaling" not in told.casefold()
    whole = [each for each in result.annotations if isinstance(each, Given)]
    assert [(each.source.document_id, each.whole) for each in whole] == [(LEASE.id, True)]
    assert "The rent is 940 pounds a month." in result.text
    assert generator.facts == SCRIPTED_FACTS


def test_a_small_model_s_answer_is_borne_or_quoted() -> None:
    """Asked for this alone; what no passage bears makes way for the passages themselves."""
    request = TaskRequest("How much is the rent?", documents=(LEASE,), search=SEARCH)
    generator = ScriptedGenerator(["The rent is 512 pounds a day."])
    result = finish(AssistantTask(PROMPTS).run(request, generator, CancelToken()))
    assert "512" not in result.text
    assert "The rent is 940 pounds a month" in result.text
    [prompt] = generator.prompts
    assert "Subletting" not in prompt_text(prompt)
    assert isinstance(result.annotations[0], Given)
    assert not any(each.checks for each in result.annotations if isinstance(each, Claim))


def test_a_small_model_talks_as_ever_of_other_things() -> None:
    history = (Message(Role.USER, "Hello"), Message(Role.ASSISTANT, "Hello."))
    request = TaskRequest("Thank you", documents=(LEASE,), search=SEARCH, history=history)
    generator = ScriptedGenerator(["You are welcome."])
    result = finish(AssistantTask(PROMPTS).run(request, generator, CancelToken()))
    assert result.text == "You are welcome."


@pytest.mark.model
def test_the_real_model_s_answer_stands_on_passages(default_model_folder: Path) -> None:
    """What it says may be wrong: it is marked then, and the right passage is under it anyway."""
    from gpt_desktop.inference.engine import open_engine

    engine = open_engine(read_model_folder(default_model_folder))
    request = TaskRequest(
        "How much is the deposit?",
        documents=(LEASE,),
        search=SEARCH,
        sampling=SamplingParams(temperature=0, max_tokens=48),
    )
    try:
        result = finish(AssistantTask(PROMPTS).run(request, engine, CancelToken()), lambda _: None)
    finally:
        engine.close()
    cited = cited_passages(result.annotations, [LEASE])
    assert any("a deposit of two monthly rents" in each.place.span.of(LEASE.text) for each in cited)
    claims = [each for each in result.annotations if isinstance(each, Claim)]
    assert claims
    assert all(claim.sources or claim.checks for claim in claims)


def test_reading_the_whole_stops_and_goes_on_from_its_parts() -> None:
    """What was read of a long document before it was stopped is not read again."""
    texts = [f"# Part {number}\n\n" + f"It rained on day {number}. " * 90 for number in range(4)]
    document = make_document(Path("long"), "long", text_blocks("\n\n".join(texts)))
    parts = KeptParts()
    request = TaskRequest("Summarize it", documents=(document,), search=SEARCH, parts=parts)
    token = CancelToken()
    asked = 0

    def answer(_: object) -> str:
        nonlocal asked
        asked += 1
        if asked == 3:
            token.cancel()
        return "It rained."

    task = AssistantTask(PROMPTS)
    stopped = finish(task.run(request, PlainGenerator(answer), token))
    assert stopped.finish is FinishReason.CANCELLED
    before = asked
    full = finish(task.run(request, PlainGenerator(answer), CancelToken()))
    assert full.text == "It rained."
    assert asked - before < 5
