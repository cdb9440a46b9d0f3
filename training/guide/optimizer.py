"""The optimizer: AdamW, with decay for the matrices inside the blocks only.

Muon (Jordan et al., 2024) learns more from each step, but its orthogonalization costs as much as the rest
of a step at the batch sizes that serve a model this small; at equal time AdamW was ahead.
"""

from __future__ import annotations

import torch
from torch import nn

WEIGHT_DECAY = 0.05


def build_optimizer(model: nn.Module, head: nn.Module, rate: float) -> torch.optim.Optimizer:
    """One AdamW for the model and the topic classifier."""
    decayed, free, embedding = [], [*head.parameters()], []
    for name, parameter in model.named_parameters():
        kind = embedding if "embedding" in name else decayed if parameter.dim() == 2 else free
        kind.append(parameter)
    groups = [
        {"params": decayed, "weight_decay": WEIGHT_DECAY, "name": "matrices"},
        {"params": free, "weight_decay": 0.0, "name": "free"},
        {"params": embedding, "weight_decay": 0.0, "name": "embedding"},
    ]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.95))
