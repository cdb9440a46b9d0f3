"""The optimizer: Muon for the matrices inside the blocks, AdamW for everything else.

Muon (Jordan et al., 2024) replaces the momentum of a matrix by the nearest
orthogonal matrix, found with a few steps of a Newton-Schulz iteration. Rare facts
then move the weights as much as frequent ones, which suits a model that has to
learn hundreds of answers by heart. Updates are scaled to the size AdamW's would
have (Liu et al., 2025), so that one learning rate serves both.
"""

from __future__ import annotations

from collections import defaultdict

import torch
from torch import Tensor

from model import GuideModel

NEWTON_SCHULZ_STEPS = 4
NEWTON_SCHULZ_FACTORS = (3.4445, -4.7750, 2.0315)
MUON_MOMENTUM = 0.95
MUON_WEIGHT_DECAY = 0.1
ADAMW_LIKE_SIZE = 0.2  # root mean square of a typical AdamW update, in learning rates


def orthogonalize(matrices: Tensor) -> Tensor:
    """The nearest orthogonal matrices, roughly, of a stack [count, rows, columns]."""
    first, third, fifth = NEWTON_SCHULZ_FACTORS
    is_tall = matrices.shape[-2] > matrices.shape[-1]
    x = matrices.transpose(-1, -2) if is_tall else matrices
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(NEWTON_SCHULZ_STEPS):
        square = x @ x.transpose(-1, -2)
        x = first * x + (third * square + fifth * square @ square) @ x
    return x.transpose(-1, -2) if is_tall else x


class Muon(torch.optim.Optimizer):
    """Momentum whose direction is made orthogonal; only for matrices."""

    def __init__(self, matrices: list[torch.nn.Parameter], lr: float) -> None:
        super().__init__(matrices, {"lr": lr})

    @torch.no_grad()
    def step(self, closure=None) -> None:
        """Matrices of one shape are handled as one stack, which is much faster."""
        for group in self.param_groups:
            stacks: dict[torch.Size, list] = defaultdict(list)
            for parameter in group["params"]:
                stacks[parameter.shape].append(parameter)
            for (rows, columns), parameters in stacks.items():
                directions = torch.stack([self._momentum(parameter) for parameter in parameters])
                scale = ADAMW_LIKE_SIZE * max(rows, columns) ** 0.5
                updates = orthogonalize(directions) * scale
                for parameter, update in zip(parameters, updates):
                    parameter.mul_(1 - group["lr"] * MUON_WEIGHT_DECAY)
                    parameter.sub_(update, alpha=group["lr"])

    def _momentum(self, parameter: torch.nn.Parameter) -> Tensor:
        state = self.state[parameter]
        if "momentum" not in state:
            state["momentum"] = torch.zeros_like(parameter)
        state["momentum"].lerp_(parameter.grad, 1 - MUON_MOMENTUM)
        return parameter.grad.lerp(state["momentum"], MUON_MOMENTUM)  # Nesterov's look ahead


def build_optimizers(model: GuideModel, rate: float) -> list[torch.optim.Optimizer]:
    """Muon for block matrices, AdamW without decay for embedding and norms."""
    named = list(model.named_parameters())
    matrices = [p for name, p in named if p.dim() == 2 and "embedding" not in name]
    others = [p for name, p in named if p.dim() != 2 or "embedding" in name]
    adamw = torch.optim.AdamW(others, lr=rate, betas=(0.9, 0.95), weight_decay=0.0)
    return [Muon(matrices, rate), adamw]
