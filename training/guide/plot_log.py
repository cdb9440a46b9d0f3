"""Draws the loss curve of one or more runs as an SVG picture, with nothing but the standard library.

    python3 plot_log.py run/log.csv loss-curve.svg
"""

from __future__ import annotations

import csv
import math
import sys
from pathlib import Path

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 360, 56, 56, 40, 44
LOSS_COLOR, HELD_OUT_COLOR, RECALL_COLOR = "#b4532a", "#4a6b8a", "#5b7f3a"


def read_log(path: Path) -> list[tuple[float, float, float, float]]:
    """(million tokens, training loss, held-out loss, recall) of each line that train.py wrote."""
    with open(path, encoding="utf-8") as file:
        return [(int(row[1]) / 1e6, float(row[2]), float(row[3]), float(row[4])) for row in csv.reader(file)]


def draw(points: list[tuple[float, float, float, float]]) -> str:
    """The SVG text: losses on a logarithmic scale at the left, recall at the right."""
    last = points[-1][0]
    losses = [loss for _, first, second, _ in points for loss in (first, second)]
    low, high = 10 ** math.floor(math.log10(min(losses))), max(losses) * 1.1

    def x_of(tokens: float) -> float:
        return LEFT + tokens / last * (WIDTH - LEFT - RIGHT)

    def y_of(share: float) -> float:
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    def loss_y(loss: float) -> float:
        return y_of(math.log(loss / low) / math.log(high / low))

    def line(ys: list[float], color: str) -> str:
        path = " ".join(f"{x_of(point[0]):.1f},{y:.1f}" for point, y in zip(points, ys))
        return f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>'

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fffdf9"/>',
    ]
    tick = low
    while tick <= high:
        for factor in (1, 2, 5):
            if tick * factor <= high:
                y = loss_y(tick * factor)
                parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e8e2d8"/>')
                parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tick * factor:g}</text>')
        tick *= 10
    for percent in (0, 25, 50, 75, 100):
        parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{y_of(percent / 100) + 4:.1f}">{percent} %</text>')
    step = max(1, round(last / 8))
    for tokens in range(0, int(last) + 1, step):
        parts.append(f'<text x="{x_of(tokens):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{tokens}</text>')
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">million tokens seen</text>')
    parts.append(line([loss_y(point[1]) for point in points], LOSS_COLOR))
    parts.append(line([loss_y(point[2]) for point in points], HELD_OUT_COLOR))
    parts.append(line([y_of(point[3]) for point in points], RECALL_COLOR))
    legend = [
        (LOSS_COLOR, "training loss (nats)"), (HELD_OUT_COLOR, "held-out loss (nats an answer token)"),
        (RECALL_COLOR, "held-out recall (right scale)"),
    ]  # fmt: skip
    for index, (color, text) in enumerate(legend):
        x = LEFT + index * 225
        parts.append(f'<line x1="{x}" x2="{x + 20}" y1="20" y2="20" stroke="{color}" stroke-width="3"/>')
        parts.append(f'<text x="{x + 26}" y="24">{text}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.write_text(draw(read_log(source)), encoding="utf-8")


if __name__ == "__main__":
    main()
