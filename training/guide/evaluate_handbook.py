"""Scores a handbook alone, without Guide: whether the written answer of the fact that it finds is right for the held-out questions.

    python3 evaluate_handbook.py ../../src/lib/tools/handbook/handbook.bin [--show]

Takes seconds. Questions that lean on one before are left out. A calculation is right where it is found to be one; which numbers
are meant is read by rule in the app and not looked at here. ``--show`` lists what went wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import struct
from collections import defaultdict
from pathlib import Path

import numpy as np

from corpus import EVAL_FOLDER, read_held_out
from handbook_features import bucket_numbers
from knowledge import read_facts

ALSO_RIGHT_FILE = EVAL_FOLDER / "also-right.tsv"
LEAST_SHARE = 0.2  # as in src/lib/state/handbook.ts: below it Guide says that it did not understand
NOT_UNDERSTOOD = "gibberish_input"


class Handbook:
    """The file that ``handbook.write_handbook`` describes."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        header_bytes = struct.unpack_from("<I", data, 4)[0]
        header = json.loads(data[8 : 8 + header_bytes])
        self.entries = header["entries"]
        self.buckets = header["buckets"]
        kept, width, at = header["kept"], header["width"], 8 + header_bytes

        def take(kind: str, count: int) -> np.ndarray:
            nonlocal at
            array = np.frombuffer(data, kind, count, at)
            at += array.nbytes
            return array

        self._places = {int(bucket): place for place, bucket in enumerate(np.cumsum(take("<u2", kept), dtype=np.int64) - 1)}
        scales = take("<f4", kept)
        packed = take("u1", kept * width // 2)
        levels = np.stack([packed & 15, packed >> 4], 1).reshape(kept, width).astype("f4") - 8
        self._vectors = levels * scales[:, None]
        self._weights = take("<f4", len(self.entries) * width).reshape(-1, width)
        self._biases = take("<f4", len(self.entries))

    def find(self, question: str) -> tuple[str, float]:
        """The likeliest entry's id and its share."""
        places = [self._places[bucket] for bucket in bucket_numbers(question, self.buckets) if bucket in self._places]
        hidden = self._vectors[places].sum(0) / max(1, len(places)) ** 0.5
        logits = self._weights @ hidden + self._biases
        powers = np.exp(logits - logits.max())
        best = int(powers.argmax())
        return self.entries[best]["id"], float(powers[best] / powers.sum())


def read_also_right() -> set[tuple[str, str]]:
    """Pairs of a question and a fact whose answer is right, too."""
    lines = ALSO_RIGHT_FILE.read_text(encoding="utf-8").splitlines()
    return {tuple(line.split("\t", 1)) for line in lines if line and not line.startswith("#")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("handbook", type=Path)
    parser.add_argument("--show", action="store_true", help="what went wrong")
    options = parser.parse_args()
    handbook = Handbook(options.handbook)
    facts = {fact.id: fact for fact in read_facts()}
    also_right = read_also_right()
    rows: dict[str, list[bool]] = defaultdict(list)
    for path in sorted(EVAL_FOLDER.glob("*.txt")):
        for meant, question, keywords in read_held_out(path):
            if " >> " in question:
                continue
            found, share = handbook.find(question)
            if share < LEAST_SHARE and found != "calculation":
                found = NOT_UNDERSTOOD
            kind = "calculations" if meant.startswith("calc_") else "out of scope" if meant.startswith("refuse_") else "known"
            fact = facts.get(found)
            declined = fact is not None and fact.group == "refusals"
            if kind == "calculations":
                right = found == "calculation"
            else:
                right = fact is not None and re.search(keywords, fact.answers[0]) is not None
                right = right or (question, found) in also_right or (kind == "out of scope" and declined)
            where = "all but dev" if path.stem != "dev" else "dev"
            for name in {f"{path.stem}, {kind}", f"{where}, {kind}"}:
                rows[name].append(right)
            if kind != "out of scope" and path.stem != "dev":
                rows["all but dev, in scope: not declined"].append(not declined)
            if options.show and not right:
                print(f"{path.stem}: {question} ({meant}): {found} {share:.2f}")
    for name, answers in sorted(rows.items()):
        print(f"{name:38} {sum(answers):4} / {len(answers):4} = {sum(answers) / len(answers):.1%}")


if __name__ == "__main__":
    main()
