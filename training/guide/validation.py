"""Loss and recall on questions from held-out patterns while training; nothing here is trained on."""

from __future__ import annotations

import torch

from batches import encode_dialogue, pad_rows
from corpus import Corpus
from model import GuideModel
from tokenizer import Tokenizer

ROWS_AT_ONCE = 24
QUESTIONS = 480
DECIDING_TOKENS = 8  # the fact is chosen within the first tokens of an answer


class Validation:
    """One question from each held-out pattern, or from a sample of them, with the usual answer of its fact."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        corpus = Corpus(7)
        pairs = [(fact_id, pattern) for fact_id, patterns in corpus.held_out.items() for pattern in patterns]
        corpus.rng.shuffle(pairs)
        rows = []
        for fact_id, pattern in pairs[:QUESTIONS]:
            fact = corpus.by_id[fact_id]
            messages = [("user", corpus.ask_held_out(fact, pattern)), ("assistant", fact.answers[0])]
            ids, weights = encode_dialogue(messages, tokenizer)
            rows.append((ids, [1.0 if weight == 1.0 else 0.0 for weight in weights]))
        rows.sort(key=lambda row: len(row[0]))
        starts = range(0, len(rows), ROWS_AT_ONCE)
        self._batches = [pad_rows(rows[start : start + ROWS_AT_ONCE]) for start in starts]
        self._count = max(1, len(rows))

    @torch.no_grad()
    def measure(self, model: GuideModel, device: str) -> tuple[float, float]:
        """(nats per answer token, share of answers whose first tokens are all the likeliest)."""
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
        return nats / max(1.0, tokens), recalled / self._count
