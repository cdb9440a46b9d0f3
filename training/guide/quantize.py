"""Block quantization as llama.cpp defines it; ONNX and GGUF share the same integers.

A block is 32 neighboring weights of a row with one 16-bit scale d:
    Q8_0: weight = d * q, q in -127..127, d = max|w| / 127
    Q4_0: weight = d * (q - 8), q in 0..15, d = (the weight of largest size) / -8
Source: ggml/src/ggml-quants.c (quantize_row_q8_0_ref, quantize_row_q4_0_ref).
"""

from __future__ import annotations

import numpy as np

BLOCK = 32


def _blocks(weights: np.ndarray) -> np.ndarray:
    rows, columns = weights.shape
    return weights.reshape(rows, columns // BLOCK, BLOCK).astype(np.float32)


def _inverse(scales: np.ndarray) -> np.ndarray:
    wide = scales.astype(np.float32)
    return np.where(wide != 0, 1 / np.where(wide == 0, 1, wide), 0)


def quantize_q4(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """[rows, columns] to uint8 0..15 [rows, blocks, 32] and float16 scales [rows, blocks]."""
    blocks = _blocks(weights)
    place = np.abs(blocks).argmax(-1)[..., None]
    extreme = np.take_along_axis(blocks, place, -1)[..., 0]
    scales = (extreme / -8).astype(np.float16)
    levels = np.floor(blocks * _inverse(scales)[..., None] + 8.5)
    return np.clip(levels, 0, 15).astype(np.uint8), scales


def quantize_q8(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """[rows, columns] to int8 [rows, blocks, 32] and float16 scales [rows, blocks]."""
    blocks = _blocks(weights)
    scales = (np.abs(blocks).max(-1) / 127).astype(np.float16)
    levels = np.rint(blocks * _inverse(scales)[..., None])
    return np.clip(levels, -127, 127).astype(np.int8), scales


def round_trip_q4(weights: np.ndarray) -> np.ndarray:
    """The weights as a reader of the Q4_0 form sees them."""
    levels, scales = quantize_q4(weights)
    values = (levels.astype(np.float32) - 8) * scales.astype(np.float32)[..., None]
    return values.reshape(weights.shape)


def round_trip_q8(weights: np.ndarray) -> np.ndarray:
    """The weights as a reader of the Q8_0 form sees them."""
    levels, scales = quantize_q8(weights)
    values = levels.astype(np.float32) * scales.astype(np.float32)[..., None]
    return values.reshape(weights.shape)
