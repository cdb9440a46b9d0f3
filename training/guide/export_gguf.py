"""Writes a GGUF v3 file (llama.cpp's format) with Q8_0 matrices.

Source: ggml/docs/gguf.md. Integers are little-endian; tensor data is aligned to 32 bytes.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

from model import ModelConfig
from quantize import quantize_q8
from tokenizer import BOS_ID, CHAT_TEMPLATE, EOS_ID, PAD_ID, SPECIAL_TOKENS, Tokenizer

ALIGNMENT = 32
VALUE_U32, VALUE_I32, VALUE_F32, VALUE_BOOL, VALUE_STRING, VALUE_ARRAY = 4, 5, 6, 7, 8, 9
TENSOR_F32, TENSOR_Q8_0 = 0, 8
FILE_TYPE_MOSTLY_Q8_0 = 7
TOKEN_NORMAL, TOKEN_CONTROL, TOKEN_UNUSED = 1, 3, 5

# Our name inside a block -> the name llama.cpp expects.
BLOCK_NAMES = {
    "attention_norm": "attn_norm", "query": "attn_q", "key": "attn_k", "value": "attn_v",
    "attention_output": "attn_output", "ffn_norm": "ffn_norm", "gate": "ffn_gate",
    "up": "ffn_up", "down": "ffn_down",
}  # fmt: skip


def _string(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<Q", len(raw)) + raw


def _entry(key: str, value) -> bytes:
    """One metadata pair; the Python type decides the GGUF type."""
    head = _string(key)
    if isinstance(value, bool):
        return head + struct.pack("<I?", VALUE_BOOL, value)
    if isinstance(value, int):
        return head + struct.pack("<II", VALUE_U32, value)
    if isinstance(value, float):
        return head + struct.pack("<If", VALUE_F32, value)
    if isinstance(value, str):
        return head + struct.pack("<I", VALUE_STRING) + _string(value)
    if value and isinstance(value[0], str):
        array = struct.pack("<IIQ", VALUE_ARRAY, VALUE_STRING, len(value))
        return head + array + b"".join(map(_string, value))
    array = struct.pack("<IIQ", VALUE_ARRAY, VALUE_I32, len(value))
    return head + array + np.array(value, "<i4").tobytes()


def _metadata(config: ModelConfig, tokenizer: Tokenizer) -> list[bytes]:
    def kind(token: str) -> int:
        if token in SPECIAL_TOKENS:
            return TOKEN_CONTROL
        return TOKEN_UNUSED if token.startswith("<|unused") else TOKEN_NORMAL

    pairs = {
        "general.architecture": "llama",
        "general.name": "Guide",
        "general.license": "apache-2.0",
        "general.file_type": FILE_TYPE_MOSTLY_Q8_0,
        "general.quantization_version": 2,
        "llama.context_length": config.context_tokens,
        "llama.embedding_length": config.width,
        "llama.block_count": config.layers,
        "llama.feed_forward_length": config.ffn_width,
        "llama.attention.head_count": config.heads,
        "llama.attention.head_count_kv": config.kv_heads,
        "llama.attention.layer_norm_rms_epsilon": config.norm_epsilon,
        "llama.rope.freq_base": config.rope_theta,
        "llama.rope.dimension_count": config.head_width,
        "llama.vocab_size": config.vocab_size,
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "smollm",
        "tokenizer.ggml.tokens": tokenizer.vocabulary,
        "tokenizer.ggml.token_type": [kind(token) for token in tokenizer.vocabulary],
        "tokenizer.ggml.merges": [f"{first} {second}" for first, second in tokenizer.merges],
        "tokenizer.ggml.bos_token_id": BOS_ID,
        "tokenizer.ggml.eos_token_id": EOS_ID,
        "tokenizer.ggml.padding_token_id": PAD_ID,
        "tokenizer.ggml.add_bos_token": False,
        "tokenizer.chat_template": CHAT_TEMPLATE,
    }
    return [_entry(key, value) for key, value in pairs.items()]


def interleave_rotary_rows(weights: np.ndarray, heads: int) -> np.ndarray:
    """Reorder rows from half-rotated to pairwise rotary order, as llama.cpp's "llama" expects."""
    head_width = weights.shape[0] // heads
    halves = weights.reshape(heads, 2, head_width // 2, -1)
    return halves.swapaxes(1, 2).reshape(weights.shape)


def _tensors(weights: dict[str, np.ndarray], config: ModelConfig) -> list[tuple[str, np.ndarray]]:
    tensors = [
        ("token_embd.weight", weights["embedding.weight"]),
        ("output_norm.weight", weights["final_norm.weight"]),
    ]
    for index in range(config.layers):
        for ours, theirs in BLOCK_NAMES.items():
            tensor = weights[f"blocks.{index}.{ours}.weight"]
            if ours in ("query", "key"):
                heads = config.heads if ours == "query" else config.kv_heads
                tensor = interleave_rotary_rows(tensor, heads)
            tensors.append((f"blk.{index}.{theirs}.weight", tensor))
    return tensors


def _pack(tensor: np.ndarray) -> tuple[int, bytes]:
    if tensor.ndim == 1:
        return TENSOR_F32, tensor.astype("<f4").tobytes()
    levels, scales = quantize_q8(tensor)
    scale_bytes = scales.astype("<f2")[..., None].view(np.uint8)
    return TENSOR_Q8_0, np.concatenate([scale_bytes, levels.view(np.uint8)], -1).tobytes()


def write_gguf(
    path: Path, weights: dict[str, np.ndarray], config: ModelConfig, tokenizer: Tokenizer
) -> None:
    """Write the whole model; the head is tied, so there is no output.weight."""
    metadata = _metadata(config, tokenizer)
    tensors = _tensors(weights, config)
    infos, data, offset = b"", [], 0
    for name, tensor in tensors:
        kind, raw = _pack(tensor)
        raw += b"\0" * (-len(raw) % ALIGNMENT)
        sizes = tensor.shape[::-1]  # GGUF lists the fastest-running dimension first
        infos += _string(name) + struct.pack("<I", len(sizes))
        infos += b"".join(struct.pack("<Q", size) for size in sizes)
        infos += struct.pack("<IQ", kind, offset)
        data.append(raw)
        offset += len(raw)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata))
    head += b"".join(metadata) + infos
    head += b"\0" * (-len(head) % ALIGNMENT)
    path.write_bytes(head + b"".join(data))
