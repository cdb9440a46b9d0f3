"""A first embedding for the tokens: words that are asked for the same facts begin close together.

A classifier on the mean of the embeddings of a question learns in two minutes which words point to
which facts, at twenty times the speed of the transformer, which then begins with these embeddings.
"""

from __future__ import annotations

import time

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from batches import LOOSE_SHARE
from corpus import CALCULATION_SHARE, Corpus
from tokenizer import Tokenizer
from topics import Topics

QUESTIONS_AT_ONCE = 128
RATE = 3e-3
EMBEDDING_SCALE = 0.05  # standard deviation of the result; the blocks begin at about this size


def start_embedding(corpus: Corpus, tokenizer: Tokenizer, width: int, seconds: float) -> Tensor:
    """[vocabulary, width] after ``seconds`` of training."""
    topics = Topics(corpus)
    bag = nn.EmbeddingBag(len(tokenizer.vocabulary), width, mode="mean")
    nn.init.normal_(bag.weight, 0.0, 0.05)
    head = nn.Linear(width, topics.count)
    optimizer = torch.optim.AdamW([*bag.parameters(), *head.parameters()], lr=RATE, weight_decay=0.0)
    started = time.monotonic()
    recent = 0.0
    while (done := (time.monotonic() - started) / seconds) < 1:
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - done)
        ids, offsets, labels = [], [], []
        for _ in range(QUESTIONS_AT_ONCE):
            calculates = corpus.rng.random() < CALCULATION_SHARE
            question, answer = corpus.calculation()[:2] if calculates else corpus.single_turn()
            offsets.append(len(ids))
            ids += tokenizer.encode_loosely(question[1], corpus.rng, LOOSE_SHARE) or [0]
            labels.append(topics.of_answer(answer[1]))
        loss = F.cross_entropy(head(bag(torch.tensor(ids), torch.tensor(offsets))), torch.tensor(labels))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        recent = 0.98 * recent + 0.02 * loss.item()
    print(f"embedding: loss {recent:.2f} after {seconds:.0f} s", flush=True)
    return bag.weight.detach() * (EMBEDDING_SCALE / bag.weight.std().item())
