"""Turns dialogues into padded batches of token ids, targets and loss weights."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from corpus import CALCULATION_SHARE, Corpus, Message
from tokenizer import EOS_ID, PAD_ID, Tokenizer, render_chat
from topics import NO_TOPIC, Topics

POOL_DIALOGUES = 1024  # sorted by length together, so that padding stays below a few percent
LOOSE_SHARE = 0.06  # of the words of users are read in smaller pieces
# Some questions lose words, so that a fact is known by more than one word (random deletion, Wei and Zou, 2019).
GAPPED_SHARE, GAPS, GAPPED_MIN_WORDS = 0.4, 0.12, 4
HEAD_TOKENS = 4  # tokens kept of an answer that is cut short, beyond those that tell it from all others
MAX_TOKENS = 640
# Calculator calls among the drill rows: copying digits takes far more rows than their share of real questions gives.
DRILL_CALCULATION_SHARE = 0.35


@dataclass
class Row:
    """One dialogue, all lists of one length."""

    ids: list[int]
    weights: list[float]  # of the loss, for predicting this token
    topics: list[int]  # the topic of the answer that begins after this token

    def cut(self, length: int) -> "Row":
        """The first ``length`` tokens."""
        return Row(self.ids[:length], self.weights[:length], self.topics[:length])


@dataclass
class Batch:
    """Row-aligned tensors [dialogues, time]; weight 0 marks padding."""

    inputs: Tensor
    targets: Tensor
    weights: Tensor
    topics: Tensor
    token_count: int


def encode_dialogue(
    messages: list[Message], tokenizer: Tokenizer, topics: Topics, rng: random.Random | None = None
) -> Row:
    """The ChatML text as tokens; answers and their end weigh 1. With ``rng`` some words of users are cut in pieces."""
    row = Row([], [], [])
    if rng:
        messages = [_with_gaps(messages, place, topics, rng) for place in range(len(messages))]
    for role, content in messages:
        head = tokenizer.encode(f"<|im_start|>{role}\n")
        if role == "user" and rng:
            body = tokenizer.encode_loosely(content, rng, LOOSE_SHARE)
        else:
            body = tokenizer.encode(content)
        body = [*body, EOS_ID]
        tail = tokenizer.encode("\n")
        row.ids += head + body + tail
        row.weights += [0.0] * len(head) + [1.0 if role == "assistant" else 0.0] * len(body) + [0.0] * len(tail)
        topic = topics.of_answer(content) if role == "assistant" else NO_TOPIC
        row.topics += [NO_TOPIC] * (len(head) - 1) + [topic] + [NO_TOPIC] * (len(body) + len(tail))
    assert tokenizer.decode(row.ids) == render_chat(messages)
    return row


def _with_gaps(messages: list[Message], place: int, topics: Topics, rng: random.Random) -> Message:
    """The message, without some of its words if it asks for a fact; each word of a calculation counts."""
    role, content = messages[place]
    following = topics.of_answer(messages[place + 1][1]) if place + 1 < len(messages) else NO_TOPIC
    words = content.split(" ")
    if role != "user" or following in (NO_TOPIC, topics.calculation) or len(words) < GAPPED_MIN_WORDS:
        return role, content
    if rng.random() >= GAPPED_SHARE:
        return role, content
    kept = [word for word in words if rng.random() >= GAPS]
    return role, " ".join(kept or words)


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

    A ``cut_share`` of the rows are drill: one question and its answer up to where no
    other answer is possible, or one question and its calculator call. What follows
    is soon known by heart, so the time is better spent on more questions.
    """

    def __init__(self, corpus: Corpus, tokenizer: Tokenizer, batch_tokens: int) -> None:
        self.corpus = corpus
        self.tokenizer = tokenizer
        self.batch_tokens = batch_tokens
        self._questions_only = False
        self._cut_share = 0.0
        self.topics = Topics(corpus)
        self._deciding = deciding_lengths(corpus, tokenizer)
        self._ready: list[Batch] = []

    def ask_for(self, questions_only: bool, cut_share: float) -> None:
        """What the rows of the next batches are: questions that end where an answer would begin, or dialogues and drill."""
        if questions_only != self._questions_only:
            self._ready.clear()
        self._questions_only, self._cut_share = questions_only, cut_share

    def next(self) -> Batch:
        """One batch; refills from a pool of new dialogues when none is left."""
        if not self._ready:
            self._refill()
        return self._ready.pop()

    def _question_row(self) -> Row:
        calculates = self.corpus.rng.random() < CALCULATION_SHARE
        messages = self.corpus.calculation()[:2] if calculates else self.corpus.single_turn()
        row = encode_dialogue(messages, self.tokenizer, self.topics, self.corpus.rng)
        return row.cut(max(place for place, topic in enumerate(row.topics) if topic != NO_TOPIC) + 2)

    def _drill_row(self) -> Row:
        rng = self.corpus.rng
        if rng.random() < DRILL_CALCULATION_SHARE:
            question, request = self.corpus.calculation()[:2]
            return encode_dialogue([question, request], self.tokenizer, self.topics, rng)
        messages = self.corpus.single_turn()
        row = encode_dialogue(messages, self.tokenizer, self.topics, rng)
        answer = messages[-1][1]
        surplus = len(self.tokenizer.encode(answer)) - self._deciding[answer] - HEAD_TOKENS
        return row.cut(len(row.ids) - surplus - 2) if surplus > 0 else row  # the end mark and the line break go too

    def _refill(self) -> None:
        rng = self.corpus.rng
        rows = []
        for _ in range(POOL_DIALOGUES):
            if self._questions_only:
                rows.append(self._question_row())
            elif rng.random() < self._cut_share:
                rows.append(self._drill_row())
            else:
                dialogue = encode_dialogue(self.corpus.dialogue(), self.tokenizer, self.topics, rng)
                rows.append(dialogue.cut(MAX_TOKENS))
        rows.sort(key=lambda row: len(row.ids))
        group: list[Row] = []
        for row in rows:
            if group and (len(group) + 1) * len(row.ids) > self.batch_tokens:
                self._ready.append(pad_rows(group))
                group = []
            group.append(row)
        if group:
            self._ready.append(pad_rows(group))
        rng.shuffle(self._ready)


def pad_rows(rows: list[Row]) -> Batch:
    """Rows of about the same length as one batch."""
    length = max(len(row.ids) for row in rows)
    ids = torch.full((len(rows), length), PAD_ID)
    weights = torch.zeros((len(rows), length))
    topics = torch.full((len(rows), length), NO_TOPIC)
    for index, row in enumerate(rows):
        ids[index, : len(row.ids)] = torch.tensor(row.ids)
        weights[index, : len(row.ids)] = torch.tensor(row.weights)
        topics[index, : len(row.ids)] = torch.tensor(row.topics)
    count = sum(len(row.ids) for row in rows)
    return Batch(ids[:, :-1], ids[:, 1:], weights[:, 1:], topics[:, :-1], count)
