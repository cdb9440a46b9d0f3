"""Reads the published weights back, so that training can go on from them: ``train.py --start FOLDER``.

Only files that ``export.py`` wrote are understood. Q8_0 keeps a weight to about one part in 250, which
training forgets within a few steps; the state of the optimizers is not published and starts anew.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import torch

from export_gguf import ALIGNMENT, BLOCK_NAMES, TENSOR_F32, TENSOR_Q8_0, VALUE_ARRAY, VALUE_STRING
from model import GuideModel, ModelConfig
from quantize import BLOCK
from tokenizer import Tokenizer

GGUF_FILE = "guide-q8_0.gguf"
SCALAR_BYTES = {4: 4, 5: 4, 6: 4, 7: 1}
Q8_BLOCK_BYTES = 2 + BLOCK


class Reader:
    """A position in the bytes of a GGUF file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def number(self, form: str) -> int:
        """One little-endian integer of a struct format."""
        (value,) = struct.unpack_from("<" + form, self.data, self.position)
        self.position += struct.calcsize("<" + form)
        return value

    def string(self) -> str:
        """A length and that many bytes."""
        length = self.number("Q")
        self.position += length
        return self.data[self.position - length : self.position].decode()

    def skip_value(self) -> None:
        """Pass over the value of one metadata pair."""
        kind = self.number("I")
        if kind == VALUE_STRING:
            self.string()
        elif kind == VALUE_ARRAY:
            inner, count = self.number("I"), self.number("Q")
            for _ in range(count):
                if inner == VALUE_STRING:
                    self.string()
                else:
                    self.position += SCALAR_BYTES[inner]
        else:
            self.position += SCALAR_BYTES[kind]


def read_tensors(path: Path) -> dict[str, np.ndarray]:
    """Every tensor of the file, dequantized, by llama.cpp's names."""
    reader = Reader(path.read_bytes())
    reader.position = 8  # magic and version
    tensor_count, pair_count = reader.number("Q"), reader.number("Q")
    for _ in range(pair_count):
        reader.string()
        reader.skip_value()
    infos = []
    for _ in range(tensor_count):
        name = reader.string()
        sizes = [reader.number("Q") for _ in range(reader.number("I"))]
        infos.append((name, sizes[::-1], reader.number("I"), reader.number("Q")))
    base = reader.position + (-reader.position % ALIGNMENT)
    return {
        name: _dequantize(reader.data, base + offset, shape, kind) for name, shape, kind, offset in infos
    }


def _dequantize(data: bytes, start: int, shape: list[int], kind: int) -> np.ndarray:
    count = int(np.prod(shape))
    if kind == TENSOR_F32:
        return np.frombuffer(data, "<f4", count, start).reshape(shape).copy()
    assert kind == TENSOR_Q8_0
    blocks = np.frombuffer(data, np.uint8, count // BLOCK * Q8_BLOCK_BYTES, start).reshape(-1, Q8_BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    return (scales * blocks[:, 2:].copy().view(np.int8)).reshape(shape).astype(np.float32)


def halve_rotary_rows(weights: np.ndarray, heads: int) -> np.ndarray:
    """The inverse of ``export_gguf.interleave_rotary_rows``."""
    head_width = weights.shape[0] // heads
    pairs = weights.reshape(heads, head_width // 2, 2, -1)
    return pairs.swapaxes(1, 2).reshape(weights.shape)


def load_published(folder: Path) -> tuple[GuideModel, Tokenizer]:
    """Model and tokenizer of a folder that ``export.py`` wrote."""
    stored = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config = ModelConfig(
        vocab_size=stored["vocab_size"], width=stored["hidden_size"], layers=stored["num_hidden_layers"],
        heads=stored["num_attention_heads"], kv_heads=stored["num_key_value_heads"],
        ffn_width=stored["intermediate_size"], context_tokens=stored["max_position_embeddings"],
    )  # fmt: skip
    tensors = read_tensors(folder / GGUF_FILE)
    state = {"embedding.weight": tensors["token_embd.weight"], "final_norm.weight": tensors["output_norm.weight"]}
    for index in range(config.layers):
        for ours, theirs in BLOCK_NAMES.items():
            tensor = tensors[f"blk.{index}.{theirs}.weight"]
            if ours in ("query", "key"):
                tensor = halve_rotary_rows(tensor, config.heads if ours == "query" else config.kv_heads)
            state[f"blocks.{index}.{ours}.weight"] = tensor
    model = GuideModel(config)
    model.load_state_dict({name: torch.from_numpy(tensor) for name, tensor in state.items()})
    bpe = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]
    vocabulary = sorted(bpe["vocab"], key=bpe["vocab"].__getitem__)
    return model, Tokenizer(vocabulary, [tuple(merge.split(" ")) for merge in bpe["merges"]])
