"""Makes the handbook: finds which written question a question of the user means, before Guide answers it.

    python3 handbook.py ../../src/lib/tools/handbook [--examples 700000]

A model of six million parameters learns a thousand answers well and the thousand ways to ask for them badly. The ways to
ask are the smaller task: a linear classifier on hashed words and pieces of words (as fastText, Joulin et al., 2017) sees a
million questions in the time in which the model sees twenty thousand. So the app classifies the question, and Guide answers
the question of the handbook that means the same. Calculations and follow-ups stay as they were written.

Writes handbook.bin (see ``write_handbook``) and cases.json, which holds the app's own program to the same results.
The written questions are in ``handbook_questions.txt``; ``find_handbook_questions.py`` chooses them. What the published weights do
not know stands in ``handbook_answers.txt``: of these facts the handbook carries the answer itself.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import struct
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from calculations import follow_up, make_calculation
from calculator import calculate
from corpus import EVAL_FOLDER, MORE_PATTERNS, REPHRASE_PATTERNS, Corpus, read_held_out
from handbook_features import bucket_numbers
from knowledge import expand
from phrasing import vary

QUESTIONS_FILE = Path(__file__).parent / "handbook_questions.txt"
ANSWERS_FILE = Path(__file__).parent / "handbook_answers.txt"
MAGIC = b"GHB2"
LARGEST_LEVEL = 7  # 4 bits
CALCULATION_SHARE, CALCULATION_FOLLOW_UP_SHARE, FOLLOW_UP_SHARE = 0.06, 0.02, 0.02
OWN_WORDS_SHARE = 0.03  # the questions of the handbook themselves, which the app offers to ask
# Half of the questions by the weights of the corpus, half by how many patterns a fact has: rare facts and rich ones.
CORPUS_WEIGHT_SHARE = 0.5
DROPPED_FEATURES = 0.3  # of each question, so that no single word decides
LABEL_SMOOTHING = 0.05
RATE, FINAL_RATE_SHARE = 3e-3, 0.02
BATCH = 256
CASE_QUESTIONS = [
    "What is quantization?", "whats a quant", "How much memory does a 7B model need at 4 bits?", "is my data sent anywhere??",
    "tell me about q4_k_m", "KVCache", "why is it so slow on my old laptop", "who won the world cup in 1998", "hola", "",
    "\u00dcber dich?", "\u4f60\u597d", "it's 3.5 GB, is that ok \u2019cause I have 8gb",
]  # fmt: skip


class Examples:
    """Endless questions with the number of what they ask for: a fact, a calculation, or nothing by itself."""

    def __init__(self, seed: int) -> None:
        self.corpus = Corpus(seed)
        facts = self.corpus.facts
        self.calculation, self.follow_up, self.count = len(facts), len(facts) + 1, len(facts) + 2
        self._numbers = {fact.id: number for number, fact in enumerate(facts)}
        self._pattern_weights = [len(fact.patterns) + 3 for fact in facts]
        self._own_words = [
            (wording, self._numbers[fact_id]) for fact_id, pair in read_questions().items() for wording in set(pair)
        ]
        answered = read_answered()
        for fact_id in answered.keys() & read_questions().keys():
            raise ValueError(f"{fact_id}: Guide answers it (handbook_questions.txt), so handbook_answers.txt must not have it")
        self._own_words += [(title, self._numbers[fact_id]) for fact_id, title in answered.items()]

    def next(self) -> tuple[str, int]:
        corpus, rng = self.corpus, self.corpus.rng
        corpus.effort = rng.random()  # from tidy to badly misspelled
        draw = rng.random()
        if rng.random() < OWN_WORDS_SHARE:
            wording, number = rng.choice(self._own_words)
            return vary(wording, rng, 0.3), number
        if draw < CALCULATION_SHARE:
            item = make_calculation(rng)
            return vary(item.question, rng, 0.7 * corpus.effort, situation=item.kind != "sums"), self.calculation
        draw -= CALCULATION_SHARE
        if draw < CALCULATION_FOLLOW_UP_SHARE:
            item = make_calculation(rng, rng.choice(["memory", "sums", "fit", "download", "tokens"]))
            following = follow_up(item, calculate(item.expression), rng)
            if following:
                return vary(following.question, rng, 0.5), self.follow_up
        elif draw - CALCULATION_FOLLOW_UP_SHARE < FOLLOW_UP_SHARE:
            pattern = rng.choice(REPHRASE_PATTERNS + MORE_PATTERNS)
            return vary(expand(pattern, rng, corpus.lists), rng, 0.5), self.follow_up
        if rng.random() < CORPUS_WEIGHT_SHARE:
            fact = corpus.pick_fact()
        else:
            fact = rng.choices(corpus.facts, self._pattern_weights)[0]
        return corpus.ask(fact), self._numbers[fact.id]


class Packed:
    """Bucket numbers of many questions in one array, with where each begins."""

    def __init__(self, questions: list[str], buckets: int) -> None:
        rows = [np.array(bucket_numbers(question, buckets), dtype=np.int64) for question in questions]
        self.ends = np.cumsum([0, *map(len, rows)])
        self.numbers = np.concatenate(rows)

    def keep_only(self, kept: np.ndarray, buckets: int) -> None:
        """Forgets all buckets but ``kept``, which are numbered anew by their place in it."""
        places = np.full(buckets, -1, dtype=np.int64)
        places[kept] = np.arange(len(kept))
        found = places[self.numbers]
        counts = np.concatenate([[0], np.cumsum(found >= 0)])
        self.ends = counts[self.ends]
        self.numbers = found[found >= 0]

    def rows(self, which: np.ndarray, keep: np.ndarray | None = None) -> tuple[Tensor, Tensor]:
        """Numbers and offsets for ``nn.EmbeddingBag``; ``keep`` [all numbers] leaves some out."""
        pieces = []
        for row in which:
            span = slice(self.ends[row], self.ends[row + 1])
            pieces.append(self.numbers[span] if keep is None else self.numbers[span][keep[span]])
        offsets = np.cumsum([0, *map(len, pieces)])
        return torch.from_numpy(np.concatenate(pieces)), torch.from_numpy(offsets)


class Classifier(nn.Module):
    """The sum of the vectors of all features, over the root of their number, then one linear layer."""

    def __init__(self, buckets: int, width: int, labels: int) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(buckets, width, mode="sum", sparse=True, include_last_offset=True)
        nn.init.normal_(self.vectors.weight, 0.0, 0.05)
        self.linear = nn.Linear(width, labels)

    def forward(self, numbers: Tensor, offsets: Tensor) -> Tensor:
        """Logits [questions, labels]."""
        counts = (offsets[1:] - offsets[:-1]).clamp(min=1).float()
        return self.linear(self.vectors(numbers, offsets) * counts.rsqrt()[:, None])


def weightiest(model: Classifier, packed: Packed, count: int) -> np.ndarray:
    """The buckets that move answers most, in rising order: by the length of their vector and how often they occur.

    Features that are left out say nothing, while features that share a bucket say something wrong: many buckets of which few
    are kept find more than few buckets (Joulin et al., 2016, "FastText.zip", prune by the same measure).
    """
    lengths = model.vectors.weight.detach().norm(dim=1).numpy()
    occurrences = np.bincount(packed.numbers, minlength=len(lengths))
    return np.sort(np.argsort(-lengths * np.sqrt(occurrences))[:count])


def prune(model: Classifier, kept: np.ndarray) -> Classifier:
    """The same classifier with the vectors of the kept buckets alone."""
    smaller = Classifier(len(kept), model.vectors.embedding_dim, model.linear.out_features)
    smaller.vectors.weight.data = model.vectors.weight.data[torch.from_numpy(kept)].clone()
    smaller.linear.load_state_dict(model.linear.state_dict())
    return smaller


def fit(model: Classifier, packed: Packed, labels: np.ndarray, epochs: int, seed: int, highest: float = RATE) -> None:
    """Adam with a straight fall of the rate, features left out at random."""
    rng = np.random.default_rng(seed)
    optimizers = [
        torch.optim.SparseAdam(model.vectors.parameters(), lr=highest),
        torch.optim.Adam(model.linear.parameters(), lr=highest),
    ]
    steps, step = epochs * (len(labels) // BATCH), 0
    for epoch in range(epochs):
        keep = rng.random(len(packed.numbers)) >= DROPPED_FEATURES
        order = rng.permutation(len(labels))
        for start in range(0, len(labels) - BATCH + 1, BATCH):
            which = order[start : start + BATCH]
            for optimizer in optimizers:
                for group in optimizer.param_groups:
                    group["lr"] = highest * max(FINAL_RATE_SHARE, 1 - step / steps)
                optimizer.zero_grad()
            targets = torch.from_numpy(labels[which])
            loss = F.cross_entropy(model(*packed.rows(which, keep)), targets, label_smoothing=LABEL_SMOOTHING)
            loss.backward()
            for optimizer in optimizers:
                optimizer.step()
            step += 1
        print(f"epoch {epoch + 1} of {epochs}: loss {loss.item():.3f}", flush=True)


def report(model: Classifier, examples: Examples, buckets: int, kept: np.ndarray) -> None:
    """How often the first answer of the fact that was found is right, for each file of held-out questions."""
    facts = examples.corpus.facts
    for path in sorted(EVAL_FOLDER.glob("*.txt")):
        rows = [row for row in read_held_out(path) if " >> " not in row[1]]
        packed = Packed([question for _, question, _ in rows], buckets)
        packed.keep_only(kept, buckets)
        with torch.no_grad():
            found = model(*packed.rows(np.arange(len(rows)))).argmax(1).tolist()
        right = 0
        for (fact_id, _, keywords), number in zip(rows, found):
            if number < len(facts):
                right += re.search(keywords, facts[number].answers[0]) is not None
            else:
                right += number == examples.calculation and fact_id.startswith("calc_")
        print(f"{path.stem:18} {right:3} / {len(rows):3} = {right / len(rows):.1%}")


def read_questions() -> dict[str, tuple[str, str]]:
    """By fact id: the question that Guide answers word for word, and how the app shows it."""
    questions: dict[str, tuple[str, str]] = {}
    for line in QUESTIONS_FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            fact_id, _, rest = line.partition(": ")
            question, _, title = rest.partition(" = ")
            questions[fact_id] = (question, title or question)
    return questions


def read_answered() -> dict[str, str]:
    """By fact id: how the app shows the question whose answer the handbook carries."""
    lines = ANSWERS_FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return {fact_id: title for fact_id, _, title in pairs}


def write_handbook(path: Path, model: Classifier, examples: Examples, buckets: int, kept: np.ndarray) -> None:
    """``GHB2``, the length of the header as u32, the header as JSON, then little-endian arrays.

    The header: ``buckets``, ``kept`` (how many of them have a vector), ``width``, and ``entries`` with id, kind (``talk`` for
    what has nothing to look up: small talk, refusals, languages), question (null: leave it as it was written), title, which is how
    people see the question, and, for what Guide has not learned, answer, which the app gives in its place. Arrays: the kept
    buckets as the distance of each from the one before (u16, the first from -1), their scales (f32), their vectors (4 bits a
    number, the first in the lower half of a byte, 8 more than what is multiplied by the scale), then for each entry its row of
    the linear layer and its bias (f32).
    """
    questions, answered = read_questions(), read_answered()
    entries = []
    for fact in examples.corpus.facts:
        kind = "talk" if fact.group in ("smalltalk", "refusals", "languages") else "topic"
        question, title = questions.get(fact.id, (None, None))
        entry = {"id": fact.id, "kind": kind, "question": question, "title": title}
        if fact.id in answered:
            entry |= {"question": answered[fact.id], "title": answered[fact.id], "answer": fact.answers[0]}
        entries.append(entry)
    for name in ("calculation", "follow_up"):
        entries.append({"id": name, "kind": "talk", "question": None, "title": None})
    vectors = model.vectors.weight.detach().numpy()
    scales = np.maximum(np.abs(vectors).max(1) / LARGEST_LEVEL, 1e-12).astype("<f4")
    rounded = np.round(vectors / scales[:, None]).astype("i1")
    levels = (rounded + 8).astype("u1")
    header = {"buckets": buckets, "kept": len(kept), "width": vectors.shape[1], "entries": entries}
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)  # so that the arrays after it are aligned
    parts = [MAGIC, struct.pack("<I", len(text)), text, np.diff(kept, prepend=-1).astype("<u2").tobytes()]
    parts += [scales.tobytes(), (levels[:, 0::2] | levels[:, 1::2] << 4).tobytes()]
    parts += [model.linear.weight.detach().numpy().astype("<f4").tobytes()]
    parts += [model.linear.bias.detach().numpy().astype("<f4").tobytes()]
    path.write_bytes(b"".join(parts))
    model.vectors.weight.data = torch.from_numpy(rounded * scales[:, None])  # what the app has


def write_cases(path: Path, model: Classifier, examples: Examples, buckets: int, kept: np.ndarray) -> None:
    """Questions with their buckets and what is found, for the test of the app's own program."""
    ids = [fact.id for fact in examples.corpus.facts] + ["calculation", "follow_up"]
    packed = Packed(CASE_QUESTIONS, buckets)
    packed.keep_only(kept, buckets)
    with torch.no_grad():
        shares = model(*packed.rows(np.arange(len(CASE_QUESTIONS)))).softmax(1)
    cases = [
        {
            "question": question,
            "buckets": bucket_numbers(question, buckets),
            "found": ids[int(share.argmax())],
            "share": round(float(share.max()), 4),
        }
        for question, share in zip(CASE_QUESTIONS, shares)
    ]
    path.write_text(json.dumps(cases, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--examples", type=int, default=700_000)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--buckets", type=int, default=2**18, help="a power of two")
    parser.add_argument("--keep", type=int, default=56_000, help="buckets that are published; divisible by two")
    parser.add_argument("--last-epochs", type=int, default=1, help="with the kept buckets alone")
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    examples = Examples(options.seed)
    questions, labels = zip(*(examples.next() for _ in range(options.examples)))
    packed = Packed(list(questions), options.buckets)
    print(f"{len(labels)} questions, {len(packed.numbers) / len(labels):.0f} features each", flush=True)
    model = Classifier(options.buckets, options.width, examples.count)
    fit(model, packed, np.array(labels), options.epochs, options.seed)
    kept = weightiest(model, packed, options.keep)
    model = prune(model, kept)
    packed.keep_only(kept, options.buckets)
    fit(model, packed, np.array(labels), options.last_epochs, options.seed + 1, RATE / 4)
    options.out.mkdir(parents=True, exist_ok=True)
    write_handbook(options.out / "handbook.bin", model, examples, options.buckets, kept)
    write_cases(options.out / "cases.json", model, examples, options.buckets, kept)
    report(model, examples, options.buckets, kept)


if __name__ == "__main__":
    main()
