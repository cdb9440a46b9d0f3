"""Writes eval/templates.txt: one question from each pattern that training never sees, or from a sample of them.

    python3 make_template_test.py [count]

An answer is right if it begins like a written answer of the fact. The file is made anew when patterns change.
"""

from __future__ import annotations

import re
import sys

from corpus import EVAL_FOLDER, Corpus

OPENING = 30  # characters that tell an answer from all others; check_corpus.py compares openings
DEFAULT_COUNT = 400


def opening_pattern(answer: str) -> str:
    """A regular expression, the same in Python and JavaScript, for the beginning of an answer."""
    return re.sub(r"[^\w ]", ".", answer[:OPENING].split("\n")[0])


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_COUNT
    corpus = Corpus(2026)
    pairs = [(id, pattern) for id, patterns in corpus.held_out.items() for pattern in patterns]
    corpus.rng.shuffle(pairs)
    blocks = []
    for fact_id, pattern in sorted(pairs[:count]):
        fact = corpus.by_id[fact_id]
        openings = "|".join(opening_pattern(answer) for answer in fact.answers)
        question = corpus.ask_held_out(fact, pattern).replace("\n", " ")
        blocks.append(f"[{fact_id}] ^({openings})\n{question}\n")
    header = "# Made by make_template_test.py from patterns that training never sees. Do not edit.\n\n"
    (EVAL_FOLDER / "templates.txt").write_text(header + "\n".join(blocks), encoding="utf-8")
    print(f"{min(count, len(pairs))} of {len(pairs)} held-out patterns")


if __name__ == "__main__":
    main()
