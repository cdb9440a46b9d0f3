"""Applies block quantization to the weights of a PyTorch model."""

from __future__ import annotations

import numpy as np
import torch

from model import GuideModel


def numpy_weights(model: GuideModel) -> dict[str, np.ndarray]:
    """The state dictionary as float32 arrays."""
    return {name: tensor.numpy().astype(np.float32) for name, tensor in model.state_dict().items()}


def dequantized(model: GuideModel, linear, embedding) -> GuideModel:
    """A copy whose matrices went through the given round trips, as a reader sees them."""
    copy = GuideModel(model.config)
    state = {}
    for name, tensor in model.state_dict().items():
        if tensor.dim() == 2:
            round_trip = embedding if name == "embedding.weight" else linear
            tensor = torch.from_numpy(round_trip(tensor.numpy()))
        state[name] = tensor
    copy.load_state_dict(state)
    return copy.eval()
