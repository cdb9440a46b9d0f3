"""Checks that a right answer can pass: each expression of eval/ must match the written answers of its fact.

    python3 check_eval.py      exits with 1 when one does not
"""

from __future__ import annotations

import re
import sys

from corpus import EVAL_FOLDER, Corpus, read_held_out


def main() -> None:
    facts = Corpus(0).by_id
    questions = failures = 0
    for path in sorted(EVAL_FOLDER.glob("*.txt")):
        seen: set[tuple[str, str]] = set()
        for fact_id, question, keywords in read_held_out(path):
            questions += 1
            if fact_id.startswith("calc_") or (fact_id, keywords) in seen:
                continue
            seen.add((fact_id, keywords))
            fact = facts.get(fact_id)
            if fact is None:
                print(f"{path.name}: there is no fact called {fact_id}")
                failures += 1
                continue
            answers = [fact.more] if fact.more and re.search(keywords, fact.more) else fact.answers
            missed = [answer for answer in answers if not re.search(keywords, answer)]
            for answer in missed:
                print(f"{path.name} [{fact_id}] {keywords}\n    does not match: {answer!r}")
            failures += bool(missed)
    print(f"{questions} questions, {failures} expressions that a right answer would miss")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
