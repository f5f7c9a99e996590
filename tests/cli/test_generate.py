"""chat, summarize, translate and write over a scripted model."""

from __future__ import annotations

import signal

import pytest

from gpt_desktop.core.constraints import Choices, JsonSchema, Pattern
from gpt_desktop.core.messages import ChatPrompt, Prompt
from gpt_desktop.core.settings import Settings
from gpt_desktop.storage.settings_file import SettingsFile
from tests.cli.toolbox import Terminal
from tests.fakes import ScriptedGenerator, prompt_text

JSON_KEYS = {
    "text",
    "model",
    "prompt_tokens",
    "cached_tokens",
    "generated_tokens",
    "prefill_seconds",
    "decode_seconds",
    "finish_reason",
    "seed",
    "notices",
}


def test_chat_writes_the_answer_alone_to_standard_output(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(["It is blue."])
    assert terminal.run("chat", "What colour?") == 0
    assert (terminal.out, terminal.err) == ("It is blue.\n", "")


def test_chat_says_what_was_computed_and_where_the_model_is_wrong(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(lambda _: "17% of 248 is 217.")
    assert terminal.run("chat", "What is 17% of 248?") == 0
    assert terminal.out == "17% of 248 is 217.\n"
    assert terminal.err == (
        "Computed: 17% × 248 = 42.16\nwarning: 217 is wrong. Computed: 17% × 248 = 42.16\n"
    )
    assert terminal.run("chat", "What is 17% of 248?", "--json") == 0
    assert terminal.err == ""
    assert terminal.json["computed"] == [
        {"expression": "17% × 248", "value": "42.16", "exact": True}
    ]
    assert terminal.json["notices"] == [
        {"kind": "warning", "text": "217 is wrong. Computed: 17% × 248 = 42.16"}
    ]


def test_json_is_one_object_and_nothing_else(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(["2 + 2 = 5"])
    options = ("--seed", "5", "--temperature", "0", "--max-tokens", "9", "--json")
    assert terminal.run("chat", "Add", *options) == 0
    assert set(terminal.json) == JSON_KEYS
    assert terminal.json["text"] == "2 + 2 = 5"
    assert terminal.json["finish_reason"] == "stop"
    assert terminal.json["seed"] == 5
    assert terminal.json["notices"][0]["kind"] == "warning"
    [params] = terminal.generator.params
    assert (params.seed, params.temperature, params.max_tokens) == (5, 0, 9)


def test_thinking_is_asked_for_and_not_written(terminal: Terminal) -> None:
    terminal.generator = ScriptedGenerator(lambda _: "<think> Well. </think> It is blue.")
    for options, thinks in (((), False), (("--think",), True)):
        assert terminal.run("chat", "What colour?", *options) == 0
        prompt = terminal.generator.prompts[-1]
        assert isinstance(prompt, ChatPrompt)
        assert prompt.thinks is thinks
        assert terminal.out == "It is blue.\n"


def test_a_prompt_comes_from_standard_input(terminal: Terminal) -> None:
    assert terminal.run("chat", "-", stdin="Wie geht’s?\n".encode()) == 0
    assert "user: Wie geht’s?\n" in prompt_text(terminal.generator.prompts[0])


def test_notices_go_to_standard_error(terminal: Terminal) -> None:
    assert terminal.run("translate", "--to", "French", stdin=b"Good day.") == 0
    assert terminal.out == "Fine.\n"
    assert terminal.err.startswith("warning: Scripted was not trained in French.")


def test_write_takes_its_brief_from_the_instruction_or_a_file(terminal: Terminal) -> None:
    assert terminal.run("write", "email", "--instruction", "meet at noon") == 0
    assert "meet at noon" in prompt_text(terminal.generator.prompts[-1])
    terminal.generator = ScriptedGenerator(["Shorter."])
    name = terminal.file("text.txt", "A long text, it is.")
    assert terminal.run("write", "shorten", name, "--instruction", "Keep names.") == 0
    prompt = prompt_text(terminal.generator.prompts[-1])
    assert "A long text, it is." in prompt
    assert "Keep names." in prompt


def test_the_model_is_that_of_the_task_unless_one_is_named(terminal: Terminal) -> None:
    for name in ("alpha", "beta", "gamma"):
        (terminal.folder / "models" / name).mkdir(parents=True)
    chosen = Settings().with_model_of("translate", "beta")
    SettingsFile(terminal.folder / "settings.json").save(chosen)
    assert terminal.run("translate", "--to", "en", stdin=b"Guten Tag.") == 0
    terminal.generator = ScriptedGenerator(lambda _: "Fine.")
    assert terminal.run("translate", "--to", "en", "--model", "gamma", stdin=b"Guten Tag.") == 0
    assert terminal.run("chat", "Hello?") == 0
    assert terminal.opened == ["beta", "gamma", "alpha"]


def test_an_interruption_keeps_what_came_and_ends_with_130(terminal: Terminal) -> None:
    def interrupting(_: Prompt) -> str:
        signal.raise_signal(signal.SIGINT)
        return "never shown"

    terminal.generator = ScriptedGenerator(interrupting)
    before = signal.getsignal(signal.SIGINT)
    assert terminal.run("chat", "Go", "--json") == 130
    assert terminal.json["finish_reason"] == "cancelled"
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("argv", "stdin", "words"),
    [
        (("chat", ""), None, "nothing to answer"),
        (("chat", "-"), b"", "nothing to answer"),
        (("chat", "-"), b"\xff\xfe\x00bin", "not text"),
        (("chat", "-"), b"a\x00b", "not text"),
        (("chat", "\udcff"), None, "not text"),
        (("chat",), None, "required: PROMPT"),
        (("chat", "Hi", "--model", "gamma"), None, "alpha"),
        (("chat", "Hi", "--temperature", "9"), None, "between 0 and 5"),
        (("chat", "Hi", "--max-tokens", "0"), None, "1 or more"),
        (("chat", "Hi", "--seed", "x"), None, "invalid int"),
        (("summarize", "missing.txt"), None, "missing.txt"),
        (("summarize", "-", "a.txt"), None, "cannot be read together"),
        (("summarize", "-"), b" ", "nothing to summarize"),
        (("summarize", "-", "--style", "poem"), None, "paragraph"),
        (("translate", "--to", "Klingon"), None, "zh (Simplified Chinese)"),
        (("translate", "--to", "fr"), b"", "nothing to translate"),
        (("write", "poem"), None, "news"),
        (("write", "email"), b"", "no brief"),
        (("models",), None, "required"),
        (("--nonsense",), None, "unrecognized"),
    ],
)
def test_what_the_person_can_put_right_is_one_line_and_2(
    terminal: Terminal, argv: tuple[str, ...], stdin: bytes | None, words: str
) -> None:
    assert terminal.run(*argv, stdin=stdin) == 2
    assert words in terminal.err
    assert terminal.err.startswith("gpt-desktop: ")
    assert (terminal.err.count("\n"), terminal.out) == (1, "")


def test_chinese_is_spoken_where_the_locale_is(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert terminal.run("chat", "") == 2
    assert "没有可回答的内容" in terminal.err


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_and_version_need_nothing(
    terminal: Terminal, flag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        terminal.run(flag)
    assert "gpt-desktop" in capsys.readouterr().out


def test_the_form_of_an_answer_is_passed_on(terminal: Terminal) -> None:
    schema = terminal.file("schema.json", '{"type": "object"}')
    for options, constraint in (
        (("--json-schema", schema), JsonSchema('{"type": "object"}')),
        (("--regex", "[a-z]+"), Pattern("[a-z]+")),
        (("--choices", "yes, no,maybe"), Choices(("yes", "no", "maybe"))),
    ):
        terminal.generator = ScriptedGenerator(["yes"])
        assert terminal.run("chat", "Is it?", *options) == 0
        assert [params.constraint for params in terminal.generator.params] == [constraint]


@pytest.mark.parametrize(
    "options", [("--json-schema", "nowhere.json"), ("--regex", "(a"), ("--choices", "a,,b")]
)
def test_a_form_that_is_none_is_told_in_one_line(
    terminal: Terminal, options: tuple[str, str]
) -> None:
    assert terminal.run("chat", "Is it?", *options) == 2
    assert terminal.out == ""
    assert terminal.err.startswith("gpt-desktop: The form asked of the answer cannot be used.")
