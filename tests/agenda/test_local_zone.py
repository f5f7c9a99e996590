"""The computer's zone, wherever it is written."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.agenda.local_zone import local_zone


def test_the_environment_comes_first(tmp_path: Path) -> None:
    nowhere = tmp_path / "missing"
    assert local_zone({"TZ": ":Asia/Tokyo"}, nowhere, nowhere).key == "Asia/Tokyo"


def test_the_system_names_it_by_a_link_or_in_a_file(tmp_path: Path) -> None:
    zone_file = tmp_path / "zoneinfo" / "Europe" / "Oslo"
    zone_file.parent.mkdir(parents=True)
    zone_file.touch()
    link = tmp_path / "localtime"
    link.symlink_to(zone_file)
    assert local_zone({}, link, tmp_path / "missing").key == "Europe/Oslo"
    names = tmp_path / "timezone"
    names.write_text("Asia/Shanghai\n", encoding="utf-8")
    assert local_zone({}, tmp_path / "missing", names).key == "Asia/Shanghai"


def test_without_any_name_there_is_still_a_zone(tmp_path: Path) -> None:
    names = tmp_path / "timezone"
    names.write_text("../../etc/passwd\n", encoding="utf-8")
    assert local_zone({"TZ": "CET-1CEST"}, tmp_path / "missing", names).key
