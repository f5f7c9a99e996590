"""Draws curves as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from xml.sax.saxutils import escape

from benchmarks.curves import Curve, Line

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 56, 56
_COLOURS = ("#2563c9", "#c2571a", "#2f7d4f", "#7d4fb0")  # told apart in grey, too
_TICKS = 5
_STYLE = (
    "text{font:13px sans-serif;fill:#333}.title{font-weight:bold}.grid{stroke:#ddd}"
    ".line{fill:none;stroke-width:2.5}"
)


@dataclass(frozen=True, slots=True)
class _Axes:
    """Turns values into places; both axes begin at 0."""

    most_x: float
    most_y: float

    def x(self, value: float) -> float:
        return _LEFT + value / self.most_x * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        return _HEIGHT - _BOTTOM - value / self.most_y * (_HEIGHT - _TOP - _BOTTOM)


def round_step(most: float, ticks: int = _TICKS) -> float:
    """The distance of ticks up to ``most``, above 0: 1, 2 or 5 times a power of ten."""
    rough = most / ticks
    power = float(10 ** math.floor(math.log10(rough)))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)


def draw(curve: Curve) -> str:
    """The picture.

    Raises:
        ValueError: there is no point above 0.
    """
    step = round_step(max(max(line.points.values()) for line in curve.lines))
    most_y = step * math.ceil(max(max(line.points.values()) for line in curve.lines) / step)
    xs = sorted({x for line in curve.lines for x in line.points})
    axes = _Axes(max(xs) * 1.02, most_y)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{escape(curve.title)}</title><style>{_STYLE}</style>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        _text(_LEFT, 22, curve.title, "start", "title"),
        *_grid(axes, step, xs),
        _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 12, curve.x_title),
        _text(_LEFT, 42, curve.y_title, "start"),
    ]
    for place, line in enumerate(curve.lines):
        parts += _line(axes, line, _COLOURS[place % len(_COLOURS)])
        parts += _legend(place, line.name)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _grid(axes: _Axes, step: float, xs: list[int]) -> list[str]:
    parts = []
    for number in range(round(axes.most_y / step) + 1):
        y = axes.y(number * step)
        parts.append(
            f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
            + _text(_LEFT - 8, y + 4, f"{number * step:g}", "end")
        )
    last = -math.inf
    for value in xs:
        if axes.x(value) - last >= 40:  # room for a label
            last = axes.x(value)
            parts.append(_text(last, _HEIGHT - _BOTTOM + 18, f"{value:,}"))
    return parts


def _line(axes: _Axes, line: Line, colour: str) -> list[str]:
    places = [(axes.x(x), axes.y(line.points[x])) for x in sorted(line.points)]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places]
    return [f'<path class="line" stroke="{colour}" d="M{path}"/>', *dots]


def _legend(place: int, name: str) -> list[str]:
    x = _WIDTH - _RIGHT - 130 * (place + 1)
    colour = _COLOURS[place % len(_COLOURS)]
    return [
        f'<rect x="{x}" y="12" width="12" height="12" fill="{colour}"/>',
        _text(x + 18, 22, name, "start"),
    ]


def _text(x: float, y: float, text: str, anchor: str = "middle", style: str = "") -> str:
    kind = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{kind}>{escape(text)}</text>'
