"""Byte-level BPE: training, encoding, decoding, and the ChatML layout of a dialogue.

The scheme is GPT-2's (Radford et al., 2019) with every digit on its own, which
``tokenizer.json`` expresses as Digits + ByteLevel and llama.cpp as the
pre-tokenizer "smollm". No text can fail to encode: all 256 bytes are tokens.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from pathlib import Path

END_OF_TEXT, TURN_START, TURN_END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
SPECIAL_TOKENS = [END_OF_TEXT, TURN_START, TURN_END]
PAD_ID, BOS_ID, EOS_ID = 0, 1, 2
SKIPPED_MERGES = 0.2  # of the merges of a word that is cut into pieces

CHAT_TEMPLATE = (
    "{% for message in messages %}"
    "{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)

# Python's re has no \p{L} and \p{N}; these classes are equal for the text we train on.
WORD_PATTERN = re.compile(
    r"\d|'s|'t|'re|'ve|'m|'ll|'d| ?[^\W\d_]+| ?(?:[^\s\w]|_)+|\s+(?!\S)|\s+"
)
SPECIAL_PATTERN = re.compile("(" + "|".join(map(re.escape, SPECIAL_TOKENS)) + ")")


def _byte_symbols() -> dict[int, str]:
    """GPT-2's table: each byte gets a printable character, so that tokens are plain strings."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    symbols = {byte: chr(byte) for byte in printable}
    for byte in range(256):
        if byte not in symbols:
            symbols[byte] = chr(256 + len(symbols) - len(printable))
    return symbols


BYTE_TO_SYMBOL = _byte_symbols()
SYMBOL_TO_BYTE = {symbol: byte for byte, symbol in BYTE_TO_SYMBOL.items()}


def render_chat(messages: list[tuple[str, str]], ask: bool = False) -> str:
    """ChatML text of (role, content) pairs; ``ask`` opens the assistant's turn."""
    text = "".join(f"{TURN_START}{role}\n{content}{TURN_END}\n" for role, content in messages)
    return text + (f"{TURN_START}assistant\n" if ask else "")


def train_bpe(texts: list[str], vocab_size: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Learn merges on words with their counts; ties go to the greater pair, so runs agree."""
    counts: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        for word in WORD_PATTERN.findall(text):
            counts[tuple(BYTE_TO_SYMBOL[byte] for byte in word.encode())] += 1
    words = [list(word) for word in counts]
    frequencies = list(counts.values())
    vocabulary = SPECIAL_TOKENS + [BYTE_TO_SYMBOL[byte] for byte in range(256)]
    merges: list[tuple[str, str]] = []
    pairs: Counter[tuple[str, str]] = Counter()
    homes: dict[tuple[str, str], set[int]] = {}  # pair -> words that contain it

    def count(index: int, sign: int) -> None:
        word = words[index]
        for pair in zip(word, word[1:]):
            pairs[pair] += sign * frequencies[index]
            if sign > 0:
                homes.setdefault(pair, set()).add(index)

    for index in range(len(words)):
        count(index, 1)
    while len(vocabulary) < vocab_size:
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        if pairs[best] < 2:
            break  # a pair seen once teaches nothing
        merges.append(best)
        vocabulary.append("".join(best))
        for index in sorted(homes.pop(best)):
            count(index, -1)
            words[index] = _merge(words[index], best)
            count(index, 1)
    while len(vocabulary) < vocab_size:
        vocabulary.append(f"<|unused{len(vocabulary)}|>")
    return vocabulary, merges


def _merge(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    merged: list[str] = []
    for symbol in symbols:
        if merged and (merged[-1], symbol) == pair:
            merged[-1] += symbol
        else:
            merged.append(symbol)
    return merged


class Tokenizer:
    """Text to ids and back."""

    def __init__(self, vocabulary: list[str], merges: list[tuple[str, str]]) -> None:
        self.vocabulary = vocabulary
        self.merges = [(first, second) for first, second in merges]
        self._ids = {token: index for index, token in enumerate(vocabulary)}
        self._ranks = {pair: rank for rank, pair in enumerate(self.merges)}
        self._cache: dict[str, list[int]] = {}

    @classmethod
    def load(cls, path: Path) -> "Tokenizer":
        """Read what ``save`` wrote."""
        stored = json.loads(Path(path).read_text(encoding="utf-8"))
        return cls(stored["vocabulary"], [tuple(pair) for pair in stored["merges"]])

    def save(self, path: Path) -> None:
        """Write vocabulary and merges as JSON."""
        content = {"vocabulary": self.vocabulary, "merges": self.merges}
        Path(path).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    def _encode_word(self, word: str) -> list[int]:
        if word not in self._cache:
            symbols = [BYTE_TO_SYMBOL[byte] for byte in word.encode()]
            while len(symbols) > 1:
                known = [pair for pair in zip(symbols, symbols[1:]) if pair in self._ranks]
                if not known:
                    break
                symbols = _merge(symbols, min(known, key=self._ranks.__getitem__))
            self._cache[word] = [self._ids[symbol] for symbol in symbols]
        return self._cache[word]

    def _encode_in_pieces(self, word: str, rng: random.Random) -> list[int]:
        """Like ``_encode_word``, but each merge is left out now and then (BPE dropout, Provilkov et al., 2020)."""
        symbols = [BYTE_TO_SYMBOL[byte] for byte in word.encode()]
        skipped: set[tuple[str, str]] = set()
        while len(symbols) > 1:
            known = [pair for pair in zip(symbols, symbols[1:]) if pair in self._ranks and pair not in skipped]
            if not known:
                break
            best = min(known, key=self._ranks.__getitem__)
            if rng.random() < SKIPPED_MERGES:
                skipped.add(best)
            else:
                symbols = _merge(symbols, best)
        return [self._ids[symbol] for symbol in symbols]

    def encode_loosely(self, text: str, rng: random.Random, share: float) -> list[int]:
        """Ids of a text without special tokens, in which a ``share`` of the words is cut into smaller pieces.

        Training reads questions this way, so that a rare or misspelled word, which always comes in
        pieces, is made of pieces that were seen before.
        """
        ids: list[int] = []
        for word in WORD_PATTERN.findall(text):
            loose = rng.random() < share
            ids += self._encode_in_pieces(word, rng) if loose else self._encode_word(word)
        return ids

    def encode(self, text: str) -> list[int]:
        """Ids of a text; the three special tokens are recognized where they stand."""
        ids: list[int] = []
        for part in SPECIAL_PATTERN.split(text):
            if part in SPECIAL_TOKENS:
                ids.append(self._ids[part])
            else:
                for word in WORD_PATTERN.findall(part):
                    ids += self._encode_word(word)
        return ids

    def decode(self, ids: list[int]) -> str:
        """Text of ids; special tokens appear by name, broken UTF-8 as a replacement mark."""
        pieces = []
        for index in ids:
            token = self.vocabulary[index]
            is_named = token in SPECIAL_TOKENS or token.startswith("<|unused")
            pieces.append(
                token.encode() if is_named else bytes(SYMBOL_TO_BYTE[char] for char in token)
            )
        return b"".join(pieces).decode("utf-8", "replace")
