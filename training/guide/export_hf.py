"""Writes the JSON files that transformers.js reads beside the ONNX graph."""

from __future__ import annotations

import json
from pathlib import Path

from model import ModelConfig
from tokenizer import BOS_ID, CHAT_TEMPLATE, EOS_ID, PAD_ID, SPECIAL_TOKENS, Tokenizer

ANSWER_TOKENS = 160  # the longest answer in the training data has about 120


def _write(path: Path, content: dict) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_config(folder: Path, config: ModelConfig) -> None:
    """config.json and generation_config.json."""
    ends = {"bos_token_id": BOS_ID, "eos_token_id": EOS_ID, "pad_token_id": PAD_ID}
    content = {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": config.width,
        "intermediate_size": config.ffn_width,
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "num_key_value_heads": config.kv_heads,
        "head_dim": config.head_width,
        "hidden_act": "silu",
        "rms_norm_eps": config.norm_epsilon,
        "rope_theta": config.rope_theta,
        "max_position_embeddings": config.context_tokens,
        "vocab_size": config.vocab_size,
        "tie_word_embeddings": True,
        "torch_dtype": "float32",
        "transformers.js_config": {"dtype": "q4"},
        **ends,
    }
    _write(folder / "config.json", content)
    _write(folder / "generation_config.json", {**ends, "max_new_tokens": ANSWER_TOKENS})


def write_tokenizer(folder: Path, config: ModelConfig, tokenizer: Tokenizer) -> None:
    """tokenizer.json and tokenizer_config.json."""
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    specials = {
        tokenizer.vocabulary.index(token): {"content": token, **flags, "special": True}
        for token in SPECIAL_TOKENS
    }
    digits = {"type": "Digits", "individual_digits": True}
    byte_level = {
        "type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True,
    }  # fmt: skip
    bpe = {
        "type": "BPE",
        "dropout": None,
        "unk_token": None,
        "continuing_subword_prefix": None,
        "end_of_word_suffix": None,
        "fuse_unk": False,
        "vocab": {token: index for index, token in enumerate(tokenizer.vocabulary)},
        "merges": [f"{first} {second}" for first, second in tokenizer.merges],
    }
    content = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": index, **token} for index, token in specials.items()],
        "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [digits, byte_level]},
        "post_processor": None,
        "decoder": {**byte_level, "add_prefix_space": True},
        "model": bpe,
    }
    _write(folder / "tokenizer.json", content)
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": SPECIAL_TOKENS[BOS_ID],
        "eos_token": SPECIAL_TOKENS[EOS_ID],
        "pad_token": SPECIAL_TOKENS[PAD_ID],
        "add_bos_token": False,
        "clean_up_tokenization_spaces": False,
        "model_max_length": config.context_tokens,
        "chat_template": CHAT_TEMPLATE,
        "added_tokens_decoder": {str(index): token for index, token in specials.items()},
    }
    _write(folder / "tokenizer_config.json", settings)
