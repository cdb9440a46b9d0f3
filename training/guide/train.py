"""Trains Guide from nothing: tokenizer first, then the model. Resumes where it stopped.

    python3 train.py --out run --tokens 10000000

writes run/tokenizer.json, run/checkpoint.pt and run/log.csv (step, tokens, loss, loss and
recall on held-out questions, topics found, seconds). CUDA is used if present.
"""

from __future__ import annotations

import argparse
import csv
import math
import os
import signal
import time
from pathlib import Path

import torch

from batches import BatchSource
from corpus import Corpus
from embedding_start import start_embedding
from import_published import load_published
from model import GuideModel, ModelConfig
from optimizer import build_optimizer
from tokenizer import Tokenizer, train_bpe
from topics import TopicHead, Topics
from validation import Validation

TOKENIZER_DIALOGUES = 20000
WARMUP_TOKENS = 120_000
FINAL_RATE_SHARE = 0.01
VALIDATION_STEPS = 400
# Shares of the training time: first questions only, to learn which fact is asked for; then answers as well, most of
# them cut after the words that tell them from all others; more whole answers at the end.
TOPICS_UNTIL, DRILL_TO, SHARE_AFTER_DRILL = 0.45, 1.0, 0.5
DECAY_FROM = 0.62
# As the language model's head, all rows of the embedding are pushed at each step, also those of words that no answer
# has; at the full rate that would wipe out what they came to mean in questions.
EMBEDDING_RATE_SHARE = 0.4
# Tidy questions first: what they mean is learned before how people misspell them.
TIDY_UNTIL, TIDY_EFFORT = 0.15, 0.35


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("run"))
    parser.add_argument("--tokens", type=int, default=10_000_000, help="tokens to train on")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop earlier than --tokens")
    parser.add_argument("--batch-tokens", type=int, default=3072)
    parser.add_argument("--rate", type=float, default=1.5e-3, help="highest learning rate")
    parser.add_argument("--cut-share", type=float, default=0.95)
    parser.add_argument("--embedding-seconds", type=float, default=150, help="time for the first embedding")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-seconds", type=float, default=120)
    parser.add_argument("--layers", type=int, default=ModelConfig.layers)
    parser.add_argument("--width", type=int, default=ModelConfig.width)
    parser.add_argument("--heads", type=int, default=ModelConfig.heads)
    parser.add_argument("--kv-heads", type=int, default=ModelConfig.kv_heads)
    parser.add_argument("--vocab", type=int, default=ModelConfig.vocab_size)
    parser.add_argument("--ffn-width", type=int, default=ModelConfig.ffn_width)
    parser.add_argument("--start", type=Path, help="folder of published files to go on from")
    parser.add_argument("--compile", action="store_true", help="fuse the blocks (PyTorch 2)")
    return parser.parse_args()


def load_or_train_tokenizer(folder: Path, vocab_size: int, seed: int) -> Tokenizer:
    """The tokenizer of this run; learned from the corpus the first time."""
    path = folder / "tokenizer.json"
    if not path.exists():
        corpus = Corpus(seed + 1000)
        corpus.effort = TIDY_EFFORT  # whole words shall become tokens, not the misspelled ones
        texts = [text for _ in range(TOKENIZER_DIALOGUES) for _, text in corpus.dialogue()]
        Tokenizer(*train_bpe(texts, vocab_size)).save(path)
    return Tokenizer.load(path)


def learning_rate(highest: float, tokens_seen: int, done_fraction: float) -> float:
    """Linear warm-up, a long level part, then a straight fall to FINAL_RATE_SHARE (warm-up, stable, decay).

    The level part makes a run extendable: more patterns or more time can come while it lasts.
    """
    warm = min(1.0, (tokens_seen + 1) / WARMUP_TOKENS)
    fall = max(0.0, (done_fraction - DECAY_FROM) / (1 - DECAY_FROM))
    return highest * warm * (1 - (1 - FINAL_RATE_SHARE) * min(1.0, fall))


def cut_share(highest: float, done_fraction: float) -> float:
    """Share of rows that are cut after the first words of the answer."""
    return highest if done_fraction < DRILL_TO else min(highest, SHARE_AFTER_DRILL)


def save_checkpoint(path: Path, **state) -> None:
    """Write beside and rename, so that a stop in between loses nothing."""
    beside = path.with_suffix(".partial")
    torch.save(state, beside)
    os.replace(beside, path)


def main() -> None:
    options = parse_arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"

    config = ModelConfig(
        vocab_size=options.vocab, width=options.width, layers=options.layers, heads=options.heads,
        kv_heads=options.kv_heads, ffn_width=options.ffn_width,
    )  # fmt: skip
    if options.start:
        model, tokenizer = load_published(options.start)
        config = model.config
        tokenizer.save(options.out / "tokenizer.json")
    else:
        tokenizer = load_or_train_tokenizer(options.out, config.vocab_size, options.seed)
        model = GuideModel(config)
    model.to(device)
    corpus = Corpus(options.seed)
    head = TopicHead(config.width, config.layers, Topics(corpus).count).to(device)
    optimizer = build_optimizer(model, head, options.rate)
    if options.compile:  # about a third faster on the CPU; needs PyTorch 2 and a C++ compiler
        for block in model.blocks:
            block.forward = torch.compile(block.forward, dynamic=True)
    source = BatchSource(corpus, tokenizer, options.batch_tokens)
    step, tokens_seen, seconds_before = 0, 0, 0.0

    checkpoint_path = options.out / "checkpoint.pt"
    if checkpoint_path.exists():
        state = torch.load(checkpoint_path, map_location=device)
        model.load_state_dict(state["model"])
        head.load_state_dict(state["topic_head"])
        optimizer.load_state_dict(state["optimizer"])
        step, tokens_seen, seconds_before = state["step"], state["tokens"], state["seconds"]
        corpus.rng.seed(options.seed + step)  # go on with new dialogues
    elif not options.start:
        first = start_embedding(corpus, tokenizer, config.width, options.embedding_seconds)
        model.embedding.weight.data.copy_(first)
    print(f"{model.parameter_count()} parameters on {device}, from step {step}", flush=True)

    stopped: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda received, _: stopped.append(received))
    validation = Validation(tokenizer)
    started = saved = time.monotonic()

    def seconds_now() -> float:
        return seconds_before + time.monotonic() - started

    def state_now() -> dict:
        return {
            "config": config.to_dict(), "model": model.state_dict(), "step": step,
            "optimizer": optimizer.state_dict(), "topic_head": head.state_dict(),
            "tokens": tokens_seen, "seconds": seconds_now(), "options": str(vars(options)),
        }  # fmt: skip

    with open(options.out / "log.csv", "a", newline="", encoding="utf-8") as log_file:
        log = csv.writer(log_file)
        losses: list[float] = []
        while True:
            by_time = seconds_now() / 60 / options.minutes
            done_fraction = max(tokens_seen / options.tokens, by_time)
            if done_fraction >= 1 or stopped:
                break
            topics_only = done_fraction < TOPICS_UNTIL
            source.ask_for(topics_only, cut_share(options.cut_share, done_fraction))
            corpus.effort = TIDY_EFFORT if done_fraction < TIDY_UNTIL else 1.0
            rate = learning_rate(options.rate, tokens_seen, done_fraction)
            for group in optimizer.param_groups:
                slowed = group["name"] == "embedding" and not topics_only
                group["lr"] = rate * (EMBEDDING_RATE_SHARE if slowed else 1.0)
            batch = source.next()
            states = model.all_states(batch.inputs.to(device), head.blocks if topics_only else None)
            loss = head.loss(states, batch.topics.to(device))
            if not topics_only:
                loss = loss + model.loss(states[-1], batch.targets.to(device), batch.weights.to(device))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            tokens_seen += batch.token_count
            losses.append(loss.item())
            if step % VALIDATION_STEPS == 0:
                held_out_loss, topics, recall = validation.measure(model, head, device)
                row = [step, tokens_seen, sum(losses) / len(losses), held_out_loss, recall, topics]
                log.writerow([*row[:2], *(f"{x:.4f}" for x in row[2:]), f"{seconds_now():.0f}"])
                log_file.flush()
                losses.clear()
                print("{} steps, {} tokens, loss {:.3f}, held-out {:.3f}, recall {:.1%}, topics {:.1%}, {:.0f} s"
                      .format(*row, seconds_now()), flush=True)  # fmt: skip
            if time.monotonic() - saved > options.save_seconds:
                save_checkpoint(checkpoint_path, **state_now())
                saved = time.monotonic()
    save_checkpoint(checkpoint_path, **state_now())
    print(f"{'stopped' if stopped else 'done'}: {step} steps, {tokens_seen} tokens", flush=True)


if __name__ == "__main__":
    main()
