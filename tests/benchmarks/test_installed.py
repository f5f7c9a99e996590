"""The written figures of the built app."""

from __future__ import annotations

from benchmarks.installed import Download, downloads, report


def _figure(words: str, values: list[float], most: float) -> dict[str, object]:
    target = {"words": words, "unit": "s", "most": most, "is_size": False}
    return {"target": target, "values": values}


def test_figures_stand_beside_their_targets_and_the_others_downloads() -> None:
    figures = [_figure("first window", [0.9, 0.5, 0.7], 1.0), _figure("first token", [3.5], 3.0)]
    text = report(figures, {"Processor": "Z80"}, [Download("Other", 1012.2, "its page")])
    assert "| Processor | Z80 |" in text
    assert "| first window | 0.70 s (0.50–0.90) | 1.0 s | yes |" in text
    assert "| first token | 3.50 s | 3.0 s | **no** |" in text
    assert "| Other | 1,012 MB | its page |" in text


def test_the_peers_are_there_and_each_size_has_a_source() -> None:
    found = downloads()
    for name in ("Jan", "GPT4All", "LM Studio"):
        assert any(each.name.startswith(name) for each in found)
    assert all(each.source and each.megabytes > 1 for each in found)
