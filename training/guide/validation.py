"""Loss and recall on questions from held-out patterns while training; nothing here is trained on."""

from __future__ import annotations

import torch

from batches import encode_dialogue, pad_rows
from corpus import Corpus
from model import GuideModel
from tokenizer import Tokenizer
from topics import NO_TOPIC, TopicHead, Topics

ROWS_AT_ONCE = 24
QUESTIONS = 480
DECIDING_TOKENS = 8  # the fact is chosen within the first tokens of an answer


class Validation:
    """One question from each held-out pattern, or from a sample of them, with the usual answer of its fact."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        corpus = Corpus(7)
        pairs = [(fact_id, pattern) for fact_id, patterns in corpus.held_out.items() for pattern in patterns]
        corpus.rng.shuffle(pairs)
        topics = Topics(corpus)
        rows = []
        for fact_id, pattern in pairs[:QUESTIONS]:
            fact = corpus.by_id[fact_id]
            messages = [("user", corpus.ask_held_out(fact, pattern)), ("assistant", fact.answers[0])]
            rows.append(encode_dialogue(messages, tokenizer, topics))
        rows.sort(key=lambda row: len(row.ids))
        starts = range(0, len(rows), ROWS_AT_ONCE)
        self._batches = [pad_rows(rows[start : start + ROWS_AT_ONCE]) for start in starts]
        self._count = max(1, len(rows))

    @torch.no_grad()
    def measure(self, model: GuideModel, head: TopicHead, device: str) -> tuple[float, float, float]:
        """(nats per answer token, share of topics found, share of answers whose first tokens are all the likeliest)."""
        model.eval()
        nats, tokens, recalled, found = 0.0, 0.0, 0, 0
        for batch in self._batches:
            inputs, targets = batch.inputs.to(device), batch.targets.to(device)
            weights = batch.weights.to(device)
            topics = batch.topics.to(device)
            states = model.all_states(inputs)
            where = topics != NO_TOPIC
            found += int((head(states, where).argmax(-1) == topics[where]).sum())
            logits = model.head(states[-1])
            picked = logits.log_softmax(-1).gather(-1, targets[..., None])[..., 0]
            nats -= float((picked * weights).sum())
            tokens += float(weights.sum())
            deciding = (weights > 0) & (weights.cumsum(-1) <= DECIDING_TOKENS)
            wrong = (logits.argmax(-1) != targets) & deciding
            recalled += int((~wrong.any(-1)).sum())
        model.train()
        return nats / max(1.0, tokens), found / self._count, recalled / self._count
