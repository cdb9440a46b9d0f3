"""Checks that the calculator used in training agrees with the one that the app runs, on their common list of cases."""

from __future__ import annotations

import json
from pathlib import Path

from calculator import calculate

CASES = Path(__file__).parents[2] / "src/lib/tools/calculator-cases.json"


def main() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    for expression, result in cases.items():
        assert calculate(expression) == result, f"{expression} is {calculate(expression)}, not {result}"
    print(f"{len(cases)} expressions agree")


if __name__ == "__main__":
    main()
