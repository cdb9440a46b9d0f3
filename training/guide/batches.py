"""Turns dialogues into padded batches of token ids, targets and loss weights."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from corpus import CALCULATION_SHARE, Corpus, Message
from tokenizer import PAD_ID, Tokenizer, render_chat

POOL_DIALOGUES = 512  # sorted by length together, so that padding stays below a few percent
USER_TOKEN_WEIGHT = 0.02  # reading questions is practice too, but their wording is mostly chance
HEAD_TOKENS = 4  # tokens kept of an answer that is cut short, beyond those that tell it from all others
MAX_TOKENS = 640


@dataclass
class Batch:
    """Row-aligned tensors [dialogues, time]; weight 0 marks padding."""

    inputs: Tensor
    targets: Tensor
    weights: Tensor
    token_count: int


def encode_dialogue(messages: list[Message], tokenizer: Tokenizer) -> tuple[list[int], list[float]]:
    """Ids of the ChatML text and a loss weight for each; answers and their end weigh 1."""
    ids: list[int] = []
    weights: list[float] = []
    for role, content in messages:
        head = tokenizer.encode(f"<|im_start|>{role}\n")
        body = tokenizer.encode(f"{content}<|im_end|>")
        tail = tokenizer.encode("\n")
        body_weight = {"assistant": 1.0, "user": USER_TOKEN_WEIGHT}.get(role, 0.0)
        ids += head + body + tail
        weights += [0.0] * len(head) + [body_weight] * len(body) + [0.0] * len(tail)
    assert tokenizer.decode(ids) == render_chat(messages)
    return ids, weights


def deciding_lengths(corpus: Corpus, tokenizer: Tokenizer) -> dict[str, int]:
    """For each written answer the number of tokens after which no other answer is possible."""
    encoded = {}
    for fact in corpus.facts:
        for answer in fact.answers:
            encoded[answer] = tokenizer.encode(answer)
    ordered = sorted(encoded.items(), key=lambda item: item[1])
    lengths: dict[str, int] = {}
    for index, (answer, ids) in enumerate(ordered):
        neighbors = [ordered[place][1] for place in (index - 1, index + 1) if 0 <= place < len(ordered)]
        shared = max((_shared_prefix(ids, other) for other in neighbors), default=0)
        lengths[answer] = shared + 1
    return lengths


def _shared_prefix(first: list[int], second: list[int]) -> int:
    count = 0
    while count < min(len(first), len(second)) and first[count] == second[count]:
        count += 1
    return count


class BatchSource:
    """Endless batches of about ``batch_tokens`` tokens.

    ``cut_share`` of the rows are drill: one question and its answer up to where no
    other answer is possible, or one question and its calculator call. What follows
    is soon known by heart, so the time is better spent on more questions.
    """

    def __init__(self, corpus: Corpus, tokenizer: Tokenizer, batch_tokens: int) -> None:
        self.corpus = corpus
        self.tokenizer = tokenizer
        self.batch_tokens = batch_tokens
        self.cut_share = 0.0
        self._deciding = deciding_lengths(corpus, tokenizer)
        self._ready: list[Batch] = []

    def next(self) -> Batch:
        """One batch; refills from a pool of new dialogues when none is left."""
        if not self._ready:
            self._refill()
        return self._ready.pop()

    def _drill_row(self) -> tuple[list[int], list[float]]:
        if self.corpus.rng.random() < CALCULATION_SHARE:
            question, request = self.corpus.calculation()[:2]
            return encode_dialogue([question, request], self.tokenizer)
        messages = self.corpus.single_turn()
        ids, weights = encode_dialogue(messages, self.tokenizer)
        answer = messages[-1][1]
        surplus = len(self.tokenizer.encode(answer)) - self._deciding[answer] - HEAD_TOKENS
        if surplus > 0:
            keep = len(ids) - surplus - 2  # the end mark and the line break go too
            ids, weights = ids[:keep], weights[:keep]
        return ids, weights

    def _refill(self) -> None:
        rng = self.corpus.rng
        rows = []
        for _ in range(POOL_DIALOGUES):
            if rng.random() < self.cut_share:
                ids, weights = self._drill_row()
            else:
                ids, weights = encode_dialogue(self.corpus.dialogue(), self.tokenizer)
            rows.append((ids[:MAX_TOKENS], weights[:MAX_TOKENS]))
        rows.sort(key=lambda row: len(row[0]))
        group: list[tuple[list[int], list[float]]] = []
        for row in rows:
            if group and (len(group) + 1) * len(row[0]) > self.batch_tokens:
                self._ready.append(pad_rows(group))
                group = []
            group.append(row)
        if group:
            self._ready.append(pad_rows(group))
        rng.shuffle(self._ready)


def pad_rows(rows: list[tuple[list[int], list[float]]]) -> Batch:
    """Rows of (ids, weights) of about the same length as one batch."""
    length = max(len(ids) for ids, _ in rows)
    ids = torch.full((len(rows), length), PAD_ID)
    weights = torch.zeros((len(rows), length))
    for index, (row_ids, row_weights) in enumerate(rows):
        ids[index, : len(row_ids)] = torch.tensor(row_ids)
        weights[index, : len(row_weights)] = torch.tensor(row_weights)
    count = sum(len(row_ids) for row_ids, _ in rows)
    return Batch(ids[:, :-1], ids[:, 1:], weights[:, 1:], count)
