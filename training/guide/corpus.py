"""Makes dialogues from facts. Seeded: the same seed gives the same corpus.

``python3 corpus.py`` prints a few dialogues for reading.
"""

from __future__ import annotations

import random
import re
import sys
import zlib
from pathlib import Path

from calculations import Calculation, follow_up, make_calculation
from calculator import calculate, call
from knowledge import Fact, expand, read_facts, read_lists
from phrasing import vary

Message = tuple[str, str]

EVAL_FOLDER = Path(__file__).parent / "eval"
HELD_OUT_FILE = EVAL_FOLDER / "dev.txt"
# Of a fact with many patterns, about one in this many is kept away from training, whole.
HELD_OUT_SHARE, HELD_OUT_MIN_PATTERNS = 20, 20
SYSTEM_PROMPTS = [
    "You are a helpful assistant.",
    "You are Guide, the built-in model of Hearth.",
    "You are a friendly assistant. Answer briefly.",
    "Answer in two sentences.",
    "You are a patient teacher.",
]
CALCULATION_SHARE = 0.2  # of all turns
# Groups are drawn by the number of their facts, times this; facts equally inside a group, except as named below.
GROUP_FACTORS = {"identity": 1.5, "hearth": 1.2, "smalltalk": 0.8, "languages": 0.5, "refusals": 4.0}
FACT_WEIGHTS = {
    "what_can_you_do": 3.0, "who_are_you": 2.0, "sent_anywhere": 2.0, "quantization": 2.0, "offline": 2.0,
    "hello": 2.0, "refuse_general": 2.0, "gibberish_input": 1.5, "which_model": 2.0,
    "what_is_hearth": 2.0, "slow": 1.5, "memory_rule": 1.5, "get_a_model": 1.5,
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


def is_held_out(pattern: str) -> bool:
    """Whether a pattern is kept for evaluation; a hash, so that it does not depend on its neighbors."""
    return zlib.crc32(pattern.encode()) % HELD_OUT_SHARE == 0


def hold_out_patterns(facts: list[Fact]) -> dict[str, list[str]]:
    """Take the held-out patterns away from the facts; returns them by fact id."""
    taken: dict[str, list[str]] = {}
    for fact in facts:
        if len(fact.patterns) >= HELD_OUT_MIN_PATTERNS:
            taken[fact.id] = [pattern for pattern in fact.patterns if is_held_out(pattern)]
            fact.patterns = [pattern for pattern in fact.patterns if not is_held_out(pattern)]
    return taken


class Corpus:
    """Endless dialogues about the facts."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.effort = 1.0  # how much spelling and manners are varied; training begins with less
        self.lists = read_lists()
        self.facts = read_facts()
        self.held_out = hold_out_patterns(self.facts)
        self.by_id = {fact.id: fact for fact in self.facts}
        self._weights = [
            GROUP_FACTORS.get(fact.group, 1.0) * FACT_WEIGHTS.get(fact.id, 1.0) for fact in self.facts
        ]
        self._forbidden = {
            normalize(turn)
            for path in sorted(EVAL_FOLDER.glob("*.txt"))
            for _, question, _ in read_held_out(path)
            for turn in question.split(" >> ")[-1:]
        }

    def pick_fact(self) -> Fact:
        """A fact by the weights of groups and facts."""
        return self.rng.choices(self.facts, self._weights)[0]

    def ask(self, fact: Fact) -> str:
        """A question for the fact that is not one of the held-out questions."""
        while True:
            plain = fact.question(self.rng, self.lists)
            question = self._vary(fact, plain)
            if not self._forbidden & {normalize(question), normalize(plain)}:
                return question

    def ask_held_out(self, fact: Fact, pattern: str) -> str:
        """A question from a pattern that training never sees."""
        return self._vary(fact, expand(pattern, self.rng, self.lists))

    def _vary(self, fact: Fact, plain: str) -> str:
        if fact.group == "languages":
            return vary(plain, self.rng, 0.0)
        return vary(plain, self.rng, self.effort, situation=fact.group not in ("smalltalk", "identity"))

    def answer(self, fact: Fact) -> str:
        """Mostly the first answer, sometimes a variant."""
        if len(fact.answers) == 1 or self.rng.random() < FIRST_ANSWER_SHARE:
            return fact.answers[0]
        return self.rng.choice(fact.answers[1:])

    def _turn(self, fact: Fact) -> list[Message]:
        return [("user", self.ask(fact)), ("assistant", self.answer(fact))]

    def _calculation_turn(self, item: Calculation) -> list[Message]:
        question = vary(item.question, self.rng, 0.7 * self.effort, situation=item.kind != "sums")
        return [("user", question), *self._work_out(item)]

    def _work_out(self, item: Calculation) -> list[Message]:
        """The call, its result and the answer."""
        result = calculate(item.expression)
        answer = item.sentence.format(result=result)
        if result.startswith("error"):
            answer = f"The calculator cannot do {item.expression}: {result.removeprefix('error: ')}."
        return [("assistant", call(item.expression)), ("tool", result), ("assistant", answer)]

    def _is_allowed(self, item: Calculation) -> bool:
        return normalize(item.question) not in self._forbidden

    def calculation(self) -> list[Message]:
        """A question that needs the calculator, with the call and the answer."""
        while True:
            item = make_calculation(self.rng)
            if self._is_allowed(item):
                return self._calculation_turn(item)

    def single_turn(self) -> list[Message]:
        """One question and its answer, without a calculation."""
        return self._turn(self.pick_fact())

    def _calculation_follow_up(self) -> list[Message]:
        """A calculation and one or two questions that only make sense after it."""
        rng = self.rng
        item = make_calculation(rng, rng.choice(["memory", "memory", "memory", "sums", "fit", "download", "tokens"]))
        messages = self._calculation_turn(item)
        for _ in range(rng.choice([1, 1, 2])):
            following = follow_up(item, calculate(item.expression), rng)
            if following is None or not self._is_allowed(following):
                break
            messages += [("user", vary(following.question, rng, 0.5)), *self._work_out(following)]
            item = following
        return messages

    def _follow_up(self) -> list[Message]:
        """Two turns in which the second makes sense only after the first."""
        rng = self.rng
        fact = self.pick_fact()
        wants_rephrase = len(fact.answers) > 1 and rng.random() < 0.4
        patterns = REPHRASE_PATTERNS if wants_rephrase else MORE_PATTERNS
        question = vary(expand(rng.choice(patterns), rng, self.lists), rng, 0.5)
        if wants_rephrase:
            turn = [("user", self.ask(fact)), ("assistant", fact.answers[0])]
            return turn + [("user", question), ("assistant", fact.answers[1])]
        more = fact.more or self.by_id["more"].answers[0]
        return self._turn(fact) + [("user", question), ("assistant", more)]

    def dialogue(self) -> list[Message]:
        """One to six turns; a few begin with a system prompt."""
        rng = self.rng
        messages: list[Message] = []
        if rng.random() < 0.08:
            messages.append(("system", rng.choice(SYSTEM_PROMPTS)))
        turns = rng.choices([1, 2, 3, 4, 6], [52, 24, 13, 7, 4])[0]
        while turns > 0:
            draw = rng.random()
            if turns > 1 and draw < 0.4:
                messages += self._calculation_follow_up() if draw < 0.15 else self._follow_up()
                turns -= 2
                continue
            messages += self.calculation() if draw > 1 - CALCULATION_SHARE else self._turn(self.pick_fact())
            turns -= 1
        return messages


if __name__ == "__main__":
    corpus = Corpus(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    for _ in range(20):
        for role, content in corpus.dialogue():
            print(f"{role:9} {content}")
        print()
