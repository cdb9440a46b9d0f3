"""Writes a model of a usual size with weights by chance, for `npm run bench:engines`: its speed is real, its words are not.

    python3 bench_model.py OUT          6 layers of width 576: a fifth of a model with 135 million parameters
    BENCH_MODEL=OUT npm run bench:engines

Guide is so small that attention over a long chat is a third of its work. In larger models it is a small part, and only one
of those tells whether the time to the first token grows with the chat.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from export import write_manifest
from export_gguf import write_gguf
from export_hf import write_config, write_tokenizer
from export_onnx import write_onnx
from import_published import load_published
from model import GuideModel, ModelConfig
from quantize_model import numpy_weights

PUBLISHED = Path(__file__).parents[2] / "static/models/guide"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--width", type=int, default=576)
    parser.add_argument("--heads", type=int, default=9)
    parser.add_argument("--kv-heads", type=int, default=3)
    parser.add_argument("--ffn-width", type=int, default=1536)
    options = parser.parse_args()
    torch.manual_seed(1)
    guide, tokenizer = load_published(PUBLISHED)
    config = ModelConfig(
        vocab_size=guide.config.vocab_size, width=options.width, layers=options.layers, heads=options.heads,
        kv_heads=options.kv_heads, ffn_width=options.ffn_width, context_tokens=guide.config.context_tokens,
    )  # fmt: skip
    model = GuideModel(config)
    weights = numpy_weights(model)
    (options.out / "onnx").mkdir(parents=True, exist_ok=True)
    write_gguf(options.out / "guide-q8_0.gguf", weights, config, tokenizer)
    write_onnx(options.out / "onnx" / "model_q4.onnx", weights, config)
    write_config(options.out, config)
    write_tokenizer(options.out, config, tokenizer)
    write_manifest(options.out, model)
    print(f"{model.parameter_count()} parameters")


if __name__ == "__main__":
    main()
