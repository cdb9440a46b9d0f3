"""The Llama-architecture language model that Guide uses, in plain PyTorch.

The same architecture is described by ``config.json`` (transformers.js) and by
the ``llama.*`` keys of the GGUF file, so three programs must agree on it:
RMSNorm before each half of a block, rotary positions in the half-rotated
order of Hugging Face, grouped-query attention, a SwiGLU feed-forward part and
an output head that shares its weights with the token embedding.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


EMBEDDING_DROPOUT = 0.1


@dataclass(frozen=True)
class ModelConfig:
    """Shape of the model. All widths are multiples of 32, the quantization block."""

    vocab_size: int = 8192
    width: int = 256
    layers: int = 5
    heads: int = 4
    kv_heads: int = 2
    ffn_width: int = 704
    context_tokens: int = 1024
    rope_theta: float = 10000.0
    norm_epsilon: float = 1e-5

    @property
    def head_width(self) -> int:
        """Width of one attention head."""
        return self.width // self.heads

    def to_dict(self) -> dict:
        """Plain values, as stored in a checkpoint."""
        return asdict(self)


class RmsNorm(nn.Module):
    """x / sqrt(mean(x^2) + epsilon) * weight (Zhang and Sennrich, 2019)."""

    def __init__(self, width: int, epsilon: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x: Tensor) -> Tensor:
        mean_square = x.pow(2).mean(-1, keepdim=True)
        return x * torch.rsqrt(mean_square + self.epsilon) * self.weight


def rotary_tables(config: ModelConfig, length: int, device=None) -> tuple[Tensor, Tensor]:
    """Cosines and sines of the rotary angles, each [length, head_width / 2].

    angle(position, i) = position / theta^(2 i / head_width) (Su et al., 2021).
    """
    exponents = torch.arange(0, config.head_width, 2, device=device).float() / config.head_width
    frequencies = 1.0 / (config.rope_theta**exponents)
    angles = torch.outer(torch.arange(length, device=device).float(), frequencies)
    return angles.cos(), angles.sin()


def rotate(x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    """Turn the pairs (x[i], x[i + half]) of [batch, head, time, head_width] by their angles."""
    first, second = x.chunk(2, -1)
    turned = (first * cosines - second * sines, second * cosines + first * sines)
    return torch.cat(turned, -1)


def causal_attention(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Softmax attention in which a position sees itself and what came before it."""
    if hasattr(F, "scaled_dot_product_attention"):
        return F.scaled_dot_product_attention(query, key, value, is_causal=True)
    length = query.shape[-2]  # PyTorch 1.13 (Debian 12) has no fused version
    hidden = torch.full((length, length), -1e9, device=query.device).triu(1)
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1]) + hidden
    return scores.softmax(-1) @ value


class Block(nn.Module):
    """One layer: attention, then the feed-forward part, each added to the stream."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        kv_width = config.kv_heads * config.head_width
        self.attention_norm = RmsNorm(config.width, config.norm_epsilon)
        self.query = nn.Linear(config.width, config.width, bias=False)
        self.key = nn.Linear(config.width, kv_width, bias=False)
        self.value = nn.Linear(config.width, kv_width, bias=False)
        self.attention_output = nn.Linear(config.width, config.width, bias=False)
        self.ffn_norm = RmsNorm(config.width, config.norm_epsilon)
        self.gate = nn.Linear(config.width, config.ffn_width, bias=False)
        self.up = nn.Linear(config.width, config.ffn_width, bias=False)
        self.down = nn.Linear(config.ffn_width, config.width, bias=False)

    def forward(self, x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
        config = self.config
        batch, length, _ = x.shape

        def split(flat: Tensor, heads: int) -> Tensor:
            return flat.view(batch, length, heads, config.head_width).transpose(1, 2)

        normed = self.attention_norm(x)
        query = rotate(split(self.query(normed), config.heads), cosines, sines)
        key = rotate(split(self.key(normed), config.kv_heads), cosines, sines)
        value = split(self.value(normed), config.kv_heads)
        repeats = config.heads // config.kv_heads
        key = key.repeat_interleave(repeats, 1)
        value = value.repeat_interleave(repeats, 1)
        mixed = causal_attention(query, key, value).transpose(1, 2).reshape(batch, length, -1)
        x = x + self.attention_output(mixed)
        normed = self.ffn_norm(x)
        return x + self.down(F.silu(self.gate(normed)) * self.up(normed))


class GuideModel(nn.Module):
    """Token ids in, logits out."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocab_size, config.width)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.final_norm = RmsNorm(config.width, config.norm_epsilon)
        self._initialize()

    def _initialize(self) -> None:
        # GPT-2's rule: what is added to the stream starts smaller the deeper the model is.
        residual_scale = 1.0 / math.sqrt(2 * self.config.layers)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                is_residual = name.endswith(("attention_output.weight", "down.weight"))
                scale = 0.02 * (residual_scale if is_residual else 1.0)
                nn.init.normal_(parameter, 0.0, scale)

    def all_states(self, token_ids: Tensor, blocks: int | None = None) -> list[Tensor]:
        """[batch, time] ids to the [batch, time, width] stream after each block, or after the first few."""
        cosines, sines = rotary_tables(self.config, token_ids.shape[1], token_ids.device)
        states = [F.dropout(self.embedding(token_ids), EMBEDDING_DROPOUT, self.training)]
        for block in self.blocks[:blocks]:
            states.append(block(states[-1], cosines, sines))
        return states[1:]

    def head(self, last_states: Tensor) -> Tensor:
        """The [..., width] stream after the last block to [..., vocab_size] logits."""
        return F.linear(self.final_norm(last_states), self.embedding.weight)

    def forward(self, token_ids: Tensor) -> Tensor:
        """[batch, time] ids to [batch, time, vocab_size] logits."""
        return self.head(self.all_states(token_ids)[-1])

    def loss(self, last_states: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
        """Weighted mean cross entropy in nats; positions of weight 0 cost no head work."""
        wanted = weights > 0
        logits = self.head(last_states[wanted])
        losses = F.cross_entropy(logits.float(), targets[wanted], reduction="none")
        picked = weights[wanted]
        return (losses * picked).sum() / picked.sum()

    def parameter_count(self) -> int:
        """Number of weights; the shared embedding counts once."""
        return sum(parameter.numel() for parameter in self.parameters())
