"""A second task for training only: name the fact that is asked for, before the answer begins.

An answer tells only by its first words which fact was understood, and many answers begin alike.
A classifier on the stream at the last token of the prompt gets the whole of that signal from each
question. It sits below the last blocks, so that what it finds is there for all words of the answer.
It is thrown away at the export.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from calculator import called_expression
from corpus import Corpus
from model import RmsNorm

NO_TOPIC = -1
BLOCKS_AFTER = 2  # between the classifier and the language model's head


class Topics:
    """Numbers for the facts; the calculator is one more."""

    def __init__(self, corpus: Corpus) -> None:
        self._numbers = {
            answer: number for number, fact in enumerate(corpus.facts) for answer in fact.answers
        }
        self.calculation = len(corpus.facts)
        self.count = self.calculation + 1

    def of_answer(self, answer: str) -> int:
        """The topic of an assistant's message, or NO_TOPIC: follow-ups and results depend on the turns before."""
        if called_expression(answer) is not None:
            return self.calculation
        return self._numbers.get(answer, NO_TOPIC)


class TopicHead(nn.Module):
    """The classifier."""

    def __init__(self, width: int, layers: int, topics: int) -> None:
        super().__init__()
        self.blocks = max(1, layers - BLOCKS_AFTER)  # that it needs
        self.norm = RmsNorm(width, 1e-5)
        self.linear = nn.Linear(width, topics)
        nn.init.normal_(self.linear.weight, 0.0, 0.02)

    def forward(self, states: list[Tensor], where: Tensor) -> Tensor:
        """Logits [marked positions, topics] from the streams of ``GuideModel.all_states``."""
        return self.linear(self.norm(states[self.blocks - 1][where]))

    def loss(self, states: list[Tensor], topics: Tensor) -> Tensor:
        """Mean cross entropy at the positions of ``topics`` [batch, time] that name one."""
        where = topics != NO_TOPIC
        if not bool(where.any()):
            return torch.zeros((), device=topics.device)
        return F.cross_entropy(self(states, where), topics[where])
