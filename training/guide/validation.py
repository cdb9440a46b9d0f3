"""Loss and recall on the held-out questions while training; nothing here is trained on."""

from __future__ import annotations

import torch

from batches import encode_dialogue, pad_rows
from corpus import Corpus, read_held_out
from model import GuideModel
from tokenizer import Tokenizer

ROWS_AT_ONCE = 24
DECIDING_TOKENS = 12  # the fact is chosen within the first dozen tokens of an answer


class Validation:
    """The held-out questions with the usual answer of their fact."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        facts = Corpus(0).by_id
        rows = []
        for fact_id, question, _ in read_held_out():
            messages = [("user", question), ("assistant", facts[fact_id].answers[0])]
            ids, weights = encode_dialogue(messages, tokenizer)
            rows.append((ids, [1.0 if weight == 1.0 else 0.0 for weight in weights]))
        rows.sort(key=lambda row: len(row[0]))
        starts = range(0, len(rows), ROWS_AT_ONCE)
        self._batches = [pad_rows(rows[start : start + ROWS_AT_ONCE]) for start in starts]
        self._count = len(rows)

    @torch.no_grad()
    def measure(self, model: GuideModel, device: str) -> tuple[float, float]:
        """(nats per answer token, share of answers whose first dozen tokens are the likeliest)."""
        model.eval()
        nats, tokens, recalled = 0.0, 0.0, 0
        for batch in self._batches:
            inputs, targets = batch.inputs.to(device), batch.targets.to(device)
            weights = batch.weights.to(device)
            logits = model(inputs)
            picked = logits.log_softmax(-1).gather(-1, targets[..., None])[..., 0]
            nats -= float((picked * weights).sum())
            tokens += float(weights.sum())
            deciding = (weights > 0) & (weights.cumsum(-1) <= DECIDING_TOKENS)
            wrong = (logits.argmax(-1) != targets) & deciding
            recalled += int((~wrong.any(-1)).sum())
        model.train()
        return nats / tokens, recalled / self._count
