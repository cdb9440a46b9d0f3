"""Makes dialogues from facts. Seeded: the same seed gives the same corpus.

``python3 corpus.py`` prints a few dialogues for reading.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from knowledge import Fact, expand, read_facts, read_lists
from memory_facts import memory_facts, size_follow_up
from phrasing import vary

Message = tuple[str, str]

HELD_OUT_FILE = Path(__file__).parent / "heldout.txt"
SYSTEM_PROMPTS = [
    "You are a helpful assistant.",
    "You are Guide, the built-in model of Hearth.",
    "You are a friendly assistant. Answer briefly.",
    "Answer in two sentences.",
    "You are a patient teacher.",
]
# Groups are drawn by these shares, and facts equally inside a group, except where named below.
GROUP_SHARES = {
    "identity": 11, "hearth": 13, "running_locally": 10, "quantization": 9, "memory": 6,
    "memory_sizes": 11, "context": 7, "sampling": 6, "gpu": 9, "storage": 8, "privacy": 8,
    "families": 8, "documents_api": 3, "trouble": 8, "smalltalk": 12, "refusals": 17,
    "languages": 3,
}  # fmt: skip
FACT_WEIGHTS = {
    "what_can_you_do": 3.0, "who_are_you": 2.0, "sent_anywhere": 3.0, "size_7": 6.0,
    "quantization": 2.5, "offline": 2.5, "hello": 2.5, "refuse_general": 3.5, "refuse_code": 1.5,
    "refuse_live": 1.5, "refuse_writing": 1.5, "size_other": 5.0, "gibberish_input": 1.5,
    "which_model": 2.0, "what_is_hearth": 2.0, "slow": 1.5, "memory_rule": 1.5,
}  # fmt: skip
FIRST_ANSWER_SHARE = 0.75  # so that greedy decoding has one clear favorite
REPHRASE_PATTERNS = [
    "[can|could] you [say|explain|put] that [differently|in other words|more simply|simpler|again]",
    "in other words",
    "[simpler|shorter] please",
    "I [don't|do not] understand",
    "what do you mean",
]
MORE_PATTERNS = [
    "[tell me more|more|go on|continue|more details|more please|keep going|elaborate]",
    "can you [say more|tell me more|explain more]",
    "[why|why is that|how come|how so]",
]


def normalize(question: str) -> str:
    """Letters and digits only, so that case and punctuation do not hide a repeat."""
    return re.sub(r"[\W_]+", " ", question.lower()).strip()


def read_held_out(path: Path = HELD_OUT_FILE) -> list[tuple[str, str, str]]:
    """(fact id, question, keyword expression) of each question of the held-out file."""
    rows: list[tuple[str, str, str]] = []
    fact_id = keywords = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        opening = re.match(r"\[(\S+)\] (.+)", line)
        if opening:
            fact_id, keywords = opening[1], opening[2]
        elif line.strip() and not line.startswith("#"):
            rows.append((fact_id, line.strip(), keywords))
    return rows


class Corpus:
    """Endless dialogues about the facts."""

    def __init__(self, seed: int, held_out: bool = True) -> None:
        self.rng = random.Random(seed)
        self.lists = read_lists()
        self.facts = read_facts() + memory_facts()
        self.by_id = {fact.id: fact for fact in self.facts}
        self._groups = {group: [] for group in GROUP_SHARES}
        for fact in self.facts:
            self._groups[fact.group].append(fact)
        self._forbidden: set[str] = set()
        if held_out and HELD_OUT_FILE.exists():
            self._forbidden = {normalize(question) for _, question, _ in read_held_out()}

    def pick_fact(self) -> Fact:
        """A fact by the shares of groups and the weights of facts."""
        group = self.rng.choices(list(GROUP_SHARES), list(GROUP_SHARES.values()))[0]
        facts = self._groups[group]
        return self.rng.choices(facts, [FACT_WEIGHTS.get(fact.id, 1.0) for fact in facts])[0]

    def ask(self, fact: Fact) -> str:
        """A question for the fact that is not one of the held-out questions."""
        while True:
            plain = fact.question(self.rng, self.lists)
            effort = 0.0 if fact.group == "languages" else 1.0
            question = vary(plain, self.rng, effort)
            if not self._forbidden & {normalize(question), normalize(plain)}:
                return question

    def answer(self, fact: Fact) -> str:
        """Mostly the first answer, sometimes a variant."""
        if len(fact.answers) == 1 or self.rng.random() < FIRST_ANSWER_SHARE:
            return fact.answers[0]
        return self.rng.choice(fact.answers[1:])

    def _turn(self, fact: Fact) -> list[Message]:
        return [("user", self.ask(fact)), ("assistant", self.answer(fact))]

    def single_turn(self) -> list[Message]:
        """One question and its answer."""
        return self._turn(self.pick_fact())

    def _follow_up(self) -> list[Message]:
        """Two turns in which the second makes sense only after the first."""
        rng = self.rng
        if rng.random() < 0.4:
            first, pattern, second = size_follow_up(rng)
            question = vary(expand(pattern, rng, self.lists), rng, 0.5)
            answer = ("assistant", self.by_id[second].answers[0])
            return self._turn(self.by_id[first]) + [("user", question), answer]
        fact = self.pick_fact()
        wants_rephrase = len(fact.answers) > 1 and rng.random() < 0.5
        patterns = REPHRASE_PATTERNS if wants_rephrase else MORE_PATTERNS
        question = vary(expand(rng.choice(patterns), rng, self.lists), rng, 0.5)
        if wants_rephrase:
            turn = [("user", self.ask(fact)), ("assistant", fact.answers[0])]
            return turn + [("user", question), ("assistant", fact.answers[1])]
        more = fact.more or self.by_id["more"].answers[0]
        return self._turn(fact) + [("user", question), ("assistant", more)]

    def dialogue(self) -> list[Message]:
        """One to eight turns, mostly one; a few begin with a system prompt."""
        rng = self.rng
        messages: list[Message] = []
        if rng.random() < 0.08:
            messages.append(("system", rng.choice(SYSTEM_PROMPTS)))
        turns = rng.choices([1, 2, 3, 5, 8], [62, 18, 12, 5, 3])[0]
        while turns > 0:
            if turns > 1 and rng.random() < 0.35:
                messages += self._follow_up()
                turns -= 2
            else:
                messages += self._turn(self.pick_fact())
                turns -= 1
        return messages


if __name__ == "__main__":
    corpus = Corpus(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    for _ in range(20):
        for role, content in corpus.dialogue():
            print(f"{role:9} {content}")
        print()
