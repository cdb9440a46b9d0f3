"""Swaps words for others of the same meaning, so that a question is met in words that stand in no pattern.

The groups are in ``knowledge/thesaurus.txt``: one a line, entries separated by bars. ``~entry`` is put in, but never
replaced, because elsewhere it means something else. A line with one entry protects it: "web page" hides "web" and "page".
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from knowledge import KNOWLEDGE_FOLDER, THESAURUS_FILE

WORD = re.compile(r"[\w'-]+(?:\.\w+)*")
ARTICLE = re.compile(r"(?:^|(?<=\W))[Aa]n? $")
VOWEL_SOUND = re.compile(r"(?!uni|us[aeiu]|usb|eu|one\b|once\b)(?:[aeiou]|hour|honest|ssd\b|llm)", re.IGNORECASE)


def read_groups(path: Path = KNOWLEDGE_FOLDER / THESAURUS_FILE) -> list[list[str]]:
    """The entries of each line, with their marks."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [[entry.strip() for entry in line.split("|")] for line in lines if line and not line.startswith("#")]


def _others(groups: list[list[str]]) -> dict[str, list[str]]:
    """What may stand for each entry; nothing for a protected one."""
    others: dict[str, list[str]] = {}
    for group in groups:
        plain = [entry.lstrip("~") for entry in group]
        for entry, marked in zip(plain, group):
            if marked == entry:
                known = others.setdefault(entry.lower(), [])
                known += [other for other in plain if other != entry and other not in known]
    return others


def _lengths(entries: dict[str, list[str]]) -> dict[str, list[int]]:
    """By first word: how many words the entries have that begin with it, most first."""
    lengths: dict[str, set[int]] = {}
    for entry in entries:
        words = WORD.findall(entry)
        lengths.setdefault(words[0], set()).add(len(words))
    return {word: sorted(counts, reverse=True) for word, counts in lengths.items()}


OTHERS = _others(read_groups())
LENGTHS = _lengths(OTHERS)


def swap_synonyms(text: str, rng: random.Random, chance: float) -> str:
    """``text`` with each entry of the thesaurus, the longest first, replaced by another of its group by ``chance``."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when made small
        return text
    spans = [match.span() for match in WORD.finditer(lower)]
    parts: list[str] = []
    done = place = 0
    while place < len(spans):
        start, end = spans[place]
        for count in LENGTHS.get(lower[start:end], ()):
            if place + count <= len(spans):
                end = spans[place + count - 1][1]
                if lower[start:end] in OTHERS:
                    break
        else:
            place += 1
            continue
        place += count
        others = OTHERS[lower[start:end]]
        if others and rng.random() < chance:
            other = rng.choice(others)
            if text[start].isupper() and lower[start : start + 2] not in ("i ", "i'"):
                other = other[:1].upper() + other[1:]
            between = text[done:start]
            if ARTICLE.search(between):
                between = between.rstrip("n ") + ("n " if VOWEL_SOUND.match(other) else " ")
            parts += [between, other]
            done = end
    return "".join(parts) + text[done:] if parts else text
