"""Reads the topic files of ``knowledge/`` into facts: how they may be asked, what to answer.

The format is made to be read and corrected by people:

    == id                    a fact; its group is the name of the file
    define: term | term      asked in all the ways one asks for a meaning
    how: verb phrase | ...   asked in all the ways one asks how to do something
    ? pattern [this|that|]   a question; one alternative of each bracket is taken
    > answer                 the first is the usual answer, the others are variants
    + more                   the answer to "tell me more" after this fact

``{name}`` in a pattern takes an entry of that list in ``lists.txt``; ``\\n`` is a line break.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

KNOWLEDGE_FOLDER = Path(__file__).parent / "knowledge"
LISTS_FILE = "lists.txt"
THESAURUS_FILE = "thesaurus.txt"

CAPITALIZED_LISTS = {
    "person", "country", "city", "place", "creation", "language", "lang", "otherapp",
}  # fmt: skip
SMALL_WORDS = {"the", "of", "and", "my", "a", "an", "in", "on", "de"}

DEFINE_PATTERNS = [
    "what is {term}",
    "what's {term}",
    "what's {term} [for|about|]",
    "what [stands|does] {term} [for|stand for]",
    "tell me what {term} [are|is]",
    "what [is|are] {term}",
    "what does {term} mean",
    "explain {term}",
    "[can|could] you explain {term} [to me|]",
    "[please|] explain [to me|] what {term} [is|means]",
    "tell me about {term}",
    "[can you|could you|] tell me what {term} [is|means]",
    "define {term}",
    "{term}",
    "{term} explained",
    "{term} meaning",
    "what do you mean by {term}",
    "what exactly is {term}",
    "I [do not|don't] [understand|know] what {term} [is|means]",
    "I [do not|don't] understand {term}",
    "what do you know about {term}",
    "[and|so] what is {term}",
    "help me understand {term}",
    "{term} in simple [terms|words]",
    "what is meant by {term}",
    "what is the meaning of {term}",
    "give me a [short|simple] [explanation|definition] of {term}",
    "I [heard|read] about {term}, what is [it|that]",
    "describe {term}",
    "how would you explain {term}",
    "{term}, [what is that|what is it|please explain]",
    "[any idea|do you know] what {term} [is|means]",
    "what is {term} [used for|good for|for]",
    "why [does {term} matter|is {term} important|do I need {term}]",
    "what is the [use|point|idea] of {term}",
    "I would like to [know|understand|learn] what {term} [is|means]",
    "[so|and|ok] {term} [is|means] what",
    "what exactly [is|are] {term}",
    "[short|quick] [explanation|summary|definition] of {term}",
    "[everything|something] about {term}",
]

HOW_PATTERNS = [
    "how [do|can|should|could] I {action}",
    "how to {action}",
    "how do you {action}",
    "[can|could] you [tell|show] me how to {action}",
    "I [want|would like|need] to {action}",
    "how would I {action}",
    "what is the [best|easiest] way to {action}",
    "what do I [have to|need to] do to {action}",
    "[where|how] can I {action}",
    "[please|] [help me|tell me how to|show me how to] {action}",
    "is it possible to {action}",
    "is there a way to {action}",
    "can I {action}",
    "I [do not|don't] know how to {action}",
    "[steps|instructions|how-to] to {action}",
    "{action}",
    "I am trying to {action}",
    "I cannot figure out how to {action}",
    "[any|is there any] way to {action}",
    "what is needed to {action}",
    "how does one {action}",
    "[guide|walk] me through how to {action}",
    "which button do I press to {action}",
    "I would like to know how to {action}",
]


@dataclass
class Fact:
    """One thing Guide knows. Weights of patterns are equal; the generator balances facts."""

    id: str
    group: str
    patterns: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    more: str | None = None

    def question(self, rng: random.Random, lists: dict[str, list[str]]) -> str:
        """One way to ask for this fact, before spelling and manners are varied."""
        kinds = [
            ("pattern", len(self.patterns)),
            ("term", min(len(DEFINE_PATTERNS), 4 * len(self.terms) + 6) if self.terms else 0),
            ("action", min(len(HOW_PATTERNS), 3 * len(self.actions) + 4) if self.actions else 0),
        ]
        names, weights = zip(*kinds)
        kind = rng.choices(names, weights)[0]
        if kind == "pattern":
            return expand(rng.choice(self.patterns), rng, lists)
        if kind == "term":
            pattern = rng.choice(DEFINE_PATTERNS)
            return expand(pattern.replace("{term}", rng.choice(self.terms)), rng, lists)
        pattern = rng.choice(HOW_PATTERNS)
        return expand(pattern.replace("{action}", rng.choice(self.actions)), rng, lists)


def expand(pattern: str, rng: random.Random, lists: dict[str, list[str]]) -> str:
    """Choose one alternative of each [a|b|] and one entry for each {list}."""
    text = re.sub(r"\{(\w+)\}", lambda match: _entry(match[1], rng, lists), pattern)
    while "[" in text:  # innermost first, so brackets may nest
        text = re.sub(r"\[([^\[\]]*)\]", lambda match: rng.choice(match[1].split("|")), text)
    text = re.sub(r"\{(\w+)\}", lambda match: _entry(match[1], rng, lists), text)
    return re.sub(r"\s+", " ", text).strip()


def _entry(name: str, rng: random.Random, lists: dict[str, list[str]]) -> str:
    if name == "number":
        return str(rng.choice([rng.randint(0, 20), rng.randint(0, 100), rng.randint(0, 9999)]))
    entry = rng.choice(lists[name])
    if name in CAPITALIZED_LISTS and rng.random() < 0.6:
        words = entry.split(" ")
        return " ".join(w if w in SMALL_WORDS else w[:1].upper() + w[1:] for w in words)
    return entry


def read_lists(folder: Path = KNOWLEDGE_FOLDER) -> dict[str, list[str]]:
    """The word lists, by name."""
    lists: dict[str, list[str]] = {}
    for line in _lines(folder / LISTS_FILE):
        name, _, entries = line.partition(":")
        lists[name.strip()] = [entry.strip() for entry in entries.split("|")]
    return lists


def read_facts(folder: Path = KNOWLEDGE_FOLDER) -> list[Fact]:
    """All facts of all topic files, in the order of file names."""
    facts: list[Fact] = []
    for path in sorted(folder.glob("*.txt")):
        if path.name not in (LISTS_FILE, THESAURUS_FILE):
            facts += _read_topic(path)
    seen: set[str] = set()
    for fact in facts:
        if fact.id in seen:
            raise ValueError(f"two facts are called {fact.id}")
        if not fact.answers or not (fact.patterns or fact.terms or fact.actions):
            raise ValueError(f"{fact.id} lacks a question or an answer")
        seen.add(fact.id)
    return facts


def _read_topic(path: Path) -> list[Fact]:
    facts: list[Fact] = []
    for line in _lines(path):
        if line.startswith("== "):
            facts.append(Fact(line[3:].strip(), path.stem))
            continue
        fact = facts[-1]
        mark, _, content = line.partition(" ")
        content = content.strip().replace("\\n", "\n")
        if mark == "?":
            fact.patterns.append(content)
        elif mark == ">":
            fact.answers.append(content)
        elif mark == "+":
            fact.more = content
        elif mark == "define:":
            fact.terms += [term.strip() for term in content.split("|")]
        elif mark == "how:":
            fact.actions += [action.strip() for action in content.split("|")]
        else:
            raise ValueError(f"{path.name}: cannot read {line!r}")
    return facts


def _lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
