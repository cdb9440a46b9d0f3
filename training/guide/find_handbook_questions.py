"""Finds for each fact a question that the published weights answer word for word, and notes it in handbook_questions.txt.

    python3 find_handbook_questions.py ../../static/models/guide

Short wordings come first: they are what Guide knows best. How a question is shown (after " = ") is kept. Takes some minutes.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch

from corpus import Corpus
from generate import answer_question
from handbook import ANSWERS_FILE, QUESTIONS_FILE, read_answered, read_questions
from import_published import load_published
from knowledge import Fact, expand
from phrasing import is_question

MAX_TERMS, MAX_ACTIONS = 2, 2
HEADER = """\
# The question by which Guide is asked for each fact: the first of its wordings that the published weights answer word for
# word, chosen by find_handbook_questions.py. After " = " stands how the app shows it, where that differs. A fact without
# a line is asked for as the user wrote it, unless handbook_answers.txt has it.
"""


def wordings(fact: Fact, lists: dict[str, list[str]]) -> list[str]:
    """Questions to try, the plainest first."""
    found = [f"What is {term}?" for term in fact.terms[:MAX_TERMS]]
    found += [f"How do I {action}?" for action in fact.actions[:MAX_ACTIONS]]
    rng = random.Random(1)
    for pattern in fact.patterns:
        text = expand(pattern, rng, lists)
        found.append(text[:1].upper() + text[1:] + ("?" if is_question(text) and text[-1] not in ".?!" else ""))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path, help="folder of published files")
    parser.add_argument("--tries", type=int, default=30, help="wordings of each fact")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, tokenizer = load_published(options.weights)
    model.eval()
    corpus = Corpus(0)
    known = read_questions() if QUESTIONS_FILE.exists() else {}
    lines, group, missing = [HEADER], "", []
    for fact in corpus.facts:
        old_question, old_title = known.get(fact.id, ("", ""))
        tries = [*filter(None, [old_question]), *wordings(fact, corpus.lists)][: options.tries]
        tries = [text for text in tries if " = " not in text]  # the file would read what follows as a title
        right = (text for text in tries if answer_question(model, tokenizer, text) in fact.answers)
        question = next(right, None)
        if question is None:
            missing.append(fact.id)
            continue
        if fact.group != group:
            lines.append(f"\n# {fact.group}")
            group = fact.group
        title = old_title if old_title not in ("", old_question) else question
        lines.append(f"{fact.id}: {question}" + ("" if title == question else f" = {title}"))
    QUESTIONS_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    learned = read_answered().keys() - set(missing)
    if learned:
        print(f"these weights have learned what {ANSWERS_FILE.name} carries; take from it: {', '.join(sorted(learned))}")
    print(f"{len(corpus.facts) - len(missing)} of {len(corpus.facts)} facts; without one: {', '.join(missing) or 'none'}")


if __name__ == "__main__":
    main()
