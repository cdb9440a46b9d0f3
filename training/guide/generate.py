"""Answers from PyTorch weights, with a KV cache; also a small chat for the terminal.

    python3 generate.py run "What is quantization?"            greedy
    python3 generate.py run "What is quantization?" --temperature 0.7 --count 3
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from calculator import calculate, called_expression
from model import GuideModel, ModelConfig, rotary_tables, rotate
from tokenizer import EOS_ID, Tokenizer, render_chat


MAX_CALLS = 3


def load_run(folder: Path) -> tuple[GuideModel, Tokenizer, dict]:
    """Model, tokenizer and the whole checkpoint of a training run."""
    state = torch.load(folder / "checkpoint.pt", map_location="cpu")
    model = GuideModel(ModelConfig(**state["config"]))
    model.load_state_dict(state["model"])
    return model.eval(), Tokenizer.load(folder / "tokenizer.json"), state


class Decoder:
    """One sequence, fed in pieces; keys and values of what was read are kept."""

    def __init__(self, model: GuideModel) -> None:
        self.model = model
        self.length = 0
        config = model.config
        self._cosines, self._sines = rotary_tables(config, config.context_tokens)
        empty = torch.zeros(1, config.kv_heads, 0, config.head_width)
        self._cache: list[tuple[Tensor, Tensor]] = [(empty, empty)] * config.layers

    @torch.no_grad()
    def feed(self, ids: list[int]) -> Tensor:
        """Logits [vocab_size] after the last of ``ids``."""
        config = self.model.config
        count, past = len(ids), self.length
        cosines, sines = self._cosines[past : past + count], self._sines[past : past + count]
        hidden = torch.full((count, past + count), float("-inf")).triu(past + 1)
        x = self.model.embedding(torch.tensor([ids]))

        def split(flat: Tensor, heads: int) -> Tensor:
            return flat.view(1, count, heads, config.head_width).transpose(1, 2)

        for index, block in enumerate(self.model.blocks):
            normed = block.attention_norm(x)
            query = rotate(split(block.query(normed), config.heads), cosines, sines)
            key = rotate(split(block.key(normed), config.kv_heads), cosines, sines)
            value = split(block.value(normed), config.kv_heads)
            old_key, old_value = self._cache[index]
            key, value = torch.cat([old_key, key], 2), torch.cat([old_value, value], 2)
            self._cache[index] = (key, value)
            repeats = config.heads // config.kv_heads
            key, value = key.repeat_interleave(repeats, 1), value.repeat_interleave(repeats, 1)
            scores = query @ key.transpose(-1, -2) * config.head_width**-0.5 + hidden
            mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(1, count, -1)
            x = x + block.attention_output(mixed)
            normed = block.ffn_norm(x)
            x = x + block.down(F.silu(block.gate(normed)) * block.up(normed))
        self.length += count
        return F.linear(self.model.final_norm(x)[0, -1], self.model.embedding.weight)


def continue_ids(
    model: GuideModel,
    ids: list[int],
    max_tokens: int = 160,
    temperature: float = 0.0,
    generator: torch.Generator | None = None,
) -> list[int]:
    """New token ids after ``ids``, without the end token; temperature 0 is greedy."""
    decoder = Decoder(model)
    logits = decoder.feed(ids)
    answer: list[int] = []
    room = min(max_tokens, model.config.context_tokens - len(ids))
    while len(answer) < room:
        if temperature > 0:
            chances = (logits / temperature).softmax(-1)
            chosen = int(torch.multinomial(chances, 1, generator=generator))
        else:
            chosen = int(logits.argmax())
        if chosen == EOS_ID:
            break
        answer.append(chosen)
        logits = decoder.feed([chosen])
    return answer


def answer_question(model: GuideModel, tokenizer: Tokenizer, question: str, **settings) -> str:
    """The answer to a user message without a system prompt; calculator calls are carried out.

    "first >> second" asks two turns of one chat and returns the answer to the last.
    """
    messages: list[tuple[str, str]] = []
    answer = ""
    for turn in question.split(" >> "):
        messages.append(("user", turn))
        for _ in range(MAX_CALLS + 1):
            ids = tokenizer.encode(render_chat(messages, ask=True))
            answer = tokenizer.decode(continue_ids(model, ids, **settings))
            messages.append(("assistant", answer))
            expression = called_expression(answer)
            if expression is None:
                break
            messages.append(("tool", calculate(expression)))
    return answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("questions", nargs="+")
    parser.add_argument("--temperature", type=float, default=0.0)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, tokenizer, state = load_run(options.run)
    print(f"{state['tokens']} tokens seen")
    generator = torch.Generator().manual_seed(options.seed)
    for question in options.questions:
        print(f"\n> {question}")
        for _ in range(options.count):
            settings = {"temperature": options.temperature, "generator": generator}
            print(answer_question(model, tokenizer, question, **settings))


if __name__ == "__main__":
    main()
