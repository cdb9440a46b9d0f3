"""Asks the held-out questions (greedy) and checks the answers for keywords.

    python3 evaluate.py run                  accuracy of each group
    python3 evaluate.py run --show wrong     also prints what went wrong
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path

import torch

from corpus import EVAL_FOLDER, Corpus, read_held_out
from quantize_model import dequantized
from generate import answer_question, load_run
from quantize import round_trip_q4, round_trip_q8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("--show", choices=["none", "wrong", "all"], default="none")
    parser.add_argument("--questions", type=Path, nargs="+", default=sorted(EVAL_FOLDER.glob("*.txt")))
    parser.add_argument("--every", type=int, default=1, help="ask only every so manyth question")
    parser.add_argument("--weights", choices=["float", "q8", "q4"], default="float")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, tokenizer, state = load_run(options.run)
    if options.weights != "float":
        linear = round_trip_q8 if options.weights == "q8" else round_trip_q4
        model = dequantized(model, linear, round_trip_q8)

    facts = Corpus(0).by_id
    written = {answer for fact in facts.values() for answer in [*fact.answers, fact.more]}
    totals: dict[str, int] = defaultdict(int)
    right: dict[str, int] = defaultdict(int)
    exact = 0
    rows = [row for path in options.questions for row in read_held_out(path)]
    for fact_id, question, keywords in rows[:: options.every]:
        group = "calculations" if fact_id.startswith("calc_") else facts[fact_id].group
        answer = answer_question(model, tokenizer, question)
        is_right = re.search(keywords, answer) is not None
        totals[group] += 1
        right[group] += is_right
        exact += answer in written
        if options.show == "all" or (options.show == "wrong" and not is_right):
            mark = "ok   " if is_right else "WRONG"
            print(f"{mark} [{fact_id}] {question}\n      {answer!r}")
    print(f"{state['tokens']} tokens seen, {options.weights} weights")
    for group in sorted(totals):
        print(f"{group:16} {right[group]:3} / {totals[group]:3}")
    total, good = sum(totals.values()), sum(right.values())
    print(f"{'all':16} {good:3} / {total:3} = {good / total:.1%}")
    print(f"word for word one of the written answers: {exact} / {total} = {exact / total:.1%}")


if __name__ == "__main__":
    main()
