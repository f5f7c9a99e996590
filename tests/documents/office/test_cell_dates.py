"""Dates of cells as their formats show them."""

from __future__ import annotations

import pytest

from gpt_desktop.documents.office.cell_dates import shown_date


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("d\\.m\\.yyyy", "3.5.2026"),
        ("dd/mm/yy", "03/05/26"),
        ("yyyy-mm-dd hh:mm:ss", "2026-05-03 14:30:05"),
        ("m/d/yyyy h:mm AM/PM", "5/3/2026 2:30 PM"),
        ("[$-409]d mmm yyyy;@", "3 May 2026"),
        ("dddd, d mmmm yyyy", "Sunday, 3 May 2026"),
        ('yyyy"年"m"月"d"日"', "2026年5月3日"),
        ("yyyy年m月d日", "2026年5月3日"),
        ("mm:ss", "30:05"),
        ("General", "2026-05-03"),
        ("0.00", "2026-05-03"),
        ("", "2026-05-03"),
    ],
)
def test_a_moment(form: str, shown: str) -> None:
    assert shown_date("2026-05-03", 46145 + (14 * 3600 + 30 * 60 + 5) / 86_400, form) == shown


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (0.604166666666667, "hh:mm", "14:30"),
        (1.5, "[h]:mm", "36:00"),
        (0.25, "h:mm AM/PM", "6:00 AM"),
        (0.999999999, "hh:mm", "00:00"),
        (12.5, "0.0", "12.5"),
    ],
)
def test_a_time_alone(number: float, form: str, shown: str) -> None:
    assert shown_date(str(number), number, form) == shown
