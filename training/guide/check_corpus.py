"""Finds what would teach Guide two answers to one question: the same wording under two facts, and like answers.

    python3 check_corpus.py      exits with 1 when there is any
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict

from corpus import normalize
from knowledge import expand, read_facts, read_lists

SAMPLES = 12
OPENING_WORDS = 6


def main() -> None:
    rng = random.Random(0)
    lists = read_lists()
    facts = read_facts()
    owners: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for pattern in fact.patterns:
            for _ in range(SAMPLES if "[" in pattern else 1):
                owners[normalize(expand(pattern, rng, lists))].add(fact.id)
        for term in fact.terms:
            owners[normalize(f"what is {term}")].add(fact.id)
            owners[normalize(term)].add(fact.id)
        for action in fact.actions:
            owners[normalize(f"how do I {action}")].add(fact.id)
            owners[normalize(action)].add(fact.id)
    group_of = {fact.id: fact.group for fact in facts}
    shared = {
        question: ids
        for question, ids in owners.items()
        # One polite no is as good as another, and short words belong to several languages.
        if len(ids) > 1 and not {group_of[id] for id in ids} <= {"refusals", "languages"}
    }
    for question, ids in sorted(shared.items()):
        print(f"{question!r} is asked for {', '.join(sorted(ids))}")
    openings = Counter(" ".join(fact.answers[0].split()[:OPENING_WORDS]) for fact in facts)
    twins = [opening for opening, count in openings.items() if count > 1]
    for opening in twins:
        print(f"two answers begin with {opening!r}")
    patterns = sum(len(fact.patterns) for fact in facts)
    print(f"{len(facts)} facts, {patterns} patterns, {len(shared)} shared questions, {len(twins)} like openings")
    sys.exit(1 if shared or twins else 0)


if __name__ == "__main__":
    main()
