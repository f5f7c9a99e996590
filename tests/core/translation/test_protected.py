import pytest

from gpt_desktop.core.translation.protected import ProtectedKind, protected_items


def _exact(text: str) -> list[str]:
    return [item.text for item in protected_items(text) if item.kind.exact]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("See https://example.org/a?b=1 (or www.x.de).", ["https://example.org/a?b=1", "www.x.de"]),
        ("Mail anna.b@example.org!", ["anna.b@example.org"]),
        ("请打开https://a.cn/b，谢谢", ["https://a.cn/b"]),
        (
            "(https://de.wikipedia.org/wiki/Bär_(Tier))",
            ["https://de.wikipedia.org/wiki/Bär_(Tier)"],
        ),
        ("Hi {name}, {0:>3}, {{user}}, ${x}", ["{name}", "{0:>3}", "{{user}}", "${x}"]),
        ("%s of %d, %(n)s, %1$s, %n files, %1", ["%s", "%d", "%(n)s", "%1$s", "%n", "%1"]),
        ("20% de descuento, 5 % des Preises, 100 % sicher", []),
        ("<b>bold</b> <1>x</1> &nbsp; <br/>", ["<b>", "</b>", "<1>", "</1>", "&nbsp;", "<br/>"]),
        ("a < b and c > d, x <3 y", []),
        ("Use `pip install x` with --force", ["`pip install x`", "--force"]),
        (
            "in /usr/bin or C:\\Temp\\x with file_name.txt",
            ["/usr/bin", "C:\\Temp\\x", "file_name.txt"],
        ),
        ("call getUserName() or max_tokens", ["getUserName()", "max_tokens"]),
        ("and/or, km/h, 24/7, e.g. U.S., GitHub, iPhone", []),
        ("version 1.2.3 on 3.5.2024", ["1.2.3"]),
    ],
)
def test_what_stays_exactly_as_it_is(text: str, items: list[str]) -> None:
    assert _exact(text) == items


def test_figures_of_digits_have_their_kinds() -> None:
    items = protected_items("On 2024-05-03 it cost €1,234.50 at 12:30")
    assert [(item.kind, item.text) for item in items] == [
        (ProtectedKind.DATE, "2024-05-03"),
        (ProtectedKind.NUMBER, "1,234.50"),
        (ProtectedKind.NUMBER, "12:30"),
    ]


def test_an_item_knows_its_place() -> None:
    text = "Hello {name}, see `a_b`."
    assert [item.span.of(text) for item in protected_items(text)] == ["{name}", "`a_b`"]
