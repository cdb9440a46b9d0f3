"""What the handbook's classifier sees of a question: words, pieces of words and neighbors.

The app has the same in src/lib/tools/handbook/features.ts; src/lib/tools/handbook/cases.json holds both to it.
Pieces of words (Bojanowski et al., 2017, "Enriching Word Vectors with Subword Information") survive typos; pairs tell
"chat without a model" from "model without a chat". Features are hashed into buckets (Weinberger et al., 2009).
"""

from __future__ import annotations

import re
import zlib

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?(?![a-z0-9_])|[a-z0-9]+(?:[._][a-z0-9]+)*|[^\x00-\x7f]|[+*/=%]")
MAX_CHARS = 600
PIECE_CHARS = (3, 4, 5)
PIECES_FROM_CHARS = 3  # shorter words are whole already
EXACT_NUMBER_CHARS = 8  # longer ones are data, not names


def features(question: str) -> list[str]:
    """All features, with repeats. The first letter tells the kind, so that a word and a piece stay apart."""
    found: list[str] = []
    words: list[str] = []
    for word in WORD.findall(question[:MAX_CHARS].lower().replace("\u2019", "'")):
        if any(character in "0123456789" for character in word):
            if len(word) <= EXACT_NUMBER_CHARS:
                found.append("w" + word)
            word = re.sub("[0-9]+", "0", word)
        elif len(word) >= PIECES_FROM_CHARS:
            marked = f"<{word}>"
            for size in PIECE_CHARS:
                found += [f"{size}{marked[start : start + size]}" for start in range(len(marked) - size + 1)]
        found.append("w" + word)
        words.append(word)
    ends = ["^", *words, "$"]
    for first, second in zip(ends, ends[1:]):
        found.append(f"b{first} {second}")
    for first, second in zip(words, words[1:]):
        if len(first) > 1 and len(second) > 1:
            found.append("w" + first + second)  # "kv cache" and "kvcache" are one
    for first, second in zip(ends, ends[2:]):
        found.append(f"s{first} {second}")
    return found


def bucket_numbers(question: str, buckets: int) -> list[int]:
    """The buckets that a question falls into, each once, in rising order. ``buckets`` is a power of two."""
    return sorted({zlib.crc32(feature.encode()) & (buckets - 1) for feature in features(question)})
