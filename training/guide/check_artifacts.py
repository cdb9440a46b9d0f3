"""Checks the exported files without PyTorch: ONNX in onnxruntime, tokenizer, GGUF layout, sums.

    python3 -m venv venv && venv/bin/pip install onnxruntime numpy tokenizers jinja2
    venv/bin/python check_artifacts.py ../../static/models/guide
"""

from __future__ import annotations

import hashlib
import json
import struct
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from jinja2 import Template
from tokenizers import Tokenizer as HuggingFaceTokenizer

ALLOWED_LOGIT_ERROR = 1e-3
EOS_ID = 2


class OnnxRunner:
    """Feeds token ids to the graph and keeps its cache."""

    def __init__(self, folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        heads, width = config["num_key_value_heads"], config["head_dim"]
        self.layers = config["num_hidden_layers"]
        self.session = onnxruntime.InferenceSession(str(folder / "onnx" / "model_q4.onnx"))
        empty = np.zeros((1, heads, 0, width), np.float32)
        self.cache = {name: empty for name in self._cache_names("past_key_values")}
        self.length = 0

    def _cache_names(self, prefix: str) -> list[str]:
        return [f"{prefix}.{i}.{part}" for i in range(self.layers) for part in ("key", "value")]

    def feed(self, ids: list[int], keep: int) -> np.ndarray:
        """Logits [keep, vocab] of the last ``keep`` positions; 0 keeps all."""
        self.length += len(ids)
        inputs = {
            "input_ids": np.array([ids], np.int64),
            "attention_mask": np.ones((1, self.length), np.int64),
            "num_logits_to_keep": np.array(keep, np.int64),
            **self.cache,
        }
        logits, *present = self.session.run(["logits", *self._cache_names("present")], inputs)
        self.cache = dict(zip(self._cache_names("past_key_values"), present))
        return logits[0]


def check_onnx(folder: Path, reference: dict) -> None:
    """Last logits and greedy continuation agree with PyTorch."""
    expected = np.array(reference["logitsOfLastPositions"], np.float32)
    runner = OnnxRunner(folder)
    logits = runner.feed(reference["promptTokenIds"], len(expected))
    error = float(np.abs(logits - expected).max())
    print(f"ONNX: largest logit error {error:.2e} over {expected.size} logits")
    assert error <= ALLOWED_LOGIT_ERROR
    whole = OnnxRunner(folder).feed(reference["promptTokenIds"], 0)
    assert whole.shape[0] == len(reference["promptTokenIds"])
    greedy: list[int] = []
    for _ in reference["greedyTokenIds"]:
        greedy.append(int(logits[-1].argmax()))
        logits = runner.feed(greedy[-1:], 1)
    assert greedy == reference["greedyTokenIds"], greedy
    print(f"ONNX: {len(greedy)} greedy tokens agree")


def check_tokenizer(folder: Path, reference: dict) -> None:
    """tokenizer.json and the chat template give the ids of the training tokenizer."""
    tokenizer = HuggingFaceTokenizer.from_file(str(folder / "tokenizer.json"))
    settings = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    question = reference["prompt"].split("\n")[1].removesuffix("<|im_end|>")
    messages = [{"role": "user", "content": question}]
    template = Template(settings["chat_template"], keep_trailing_newline=True)
    prompt = template.render(messages=messages, add_generation_prompt=True)
    assert prompt == reference["prompt"], prompt
    ids = tokenizer.encode(prompt, add_special_tokens=False).ids
    assert ids == reference["promptTokenIds"], ids
    text = tokenizer.decode(reference["greedyTokenIds"], skip_special_tokens=False)
    assert text == reference["greedyText"], text
    print(f"tokenizer: {len(ids)} prompt ids and the rendered template agree")


def read_gguf_summary(path: Path) -> tuple[int, int, int]:
    """(tensors, metadata pairs, bytes of tensor data) after walking the whole header."""
    raw = path.read_bytes()
    place = 0

    def take(form: str):
        nonlocal place
        values = struct.unpack_from("<" + form, raw, place)
        place += struct.calcsize("<" + form)
        return values[0]

    def text() -> str:
        nonlocal place
        size = take("Q")
        place += size
        return raw[place - size : place].decode()

    def value(kind: int):
        simple = {4: "I", 5: "i", 6: "f", 7: "?"}
        if kind in simple:
            return take(simple[kind])
        if kind == 8:
            return text()
        assert kind == 9, kind
        inner, count = take("I"), take("Q")
        return [value(inner) for _ in range(count)]

    assert raw[:4] == b"GGUF"
    place = 4
    version, tensor_count, pair_count = take("I"), take("Q"), take("Q")
    assert version == 3
    pairs = {}
    for _ in range(pair_count):
        key = text()
        pairs[key] = value(take("I"))
    assert len(pairs["tokenizer.ggml.tokens"]) == pairs["llama.vocab_size"]
    end = 0
    for _ in range(tensor_count):
        text()
        sizes = [take("Q") for _ in range(take("I"))]
        kind, offset = take("I"), take("Q")
        assert offset == end, "tensors must follow one another"
        count = int(np.prod(sizes))
        size = {0: count * 4, 8: count // 32 * 34}[kind]
        end = offset + size + -size % 32
    data_start = place + -place % 32
    assert data_start + end == len(raw), "the file ends where its tensors end"
    return tensor_count, pair_count, end


def check_manifest(folder: Path) -> None:
    """Sizes and SHA-256 sums, and no file too many or too few."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    listed = {entry["path"]: entry for entry in manifest["files"]}
    present = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert present - {"manifest.json"} == set(listed), present ^ set(listed)
    for name, entry in listed.items():
        raw = (folder / name).read_bytes()
        assert len(raw) == entry["bytes"], name
        assert hashlib.sha256(raw).hexdigest() == entry["sha256"], name
    total = sum(entry["bytes"] for entry in listed.values())
    print(f"manifest: {len(listed)} files, {total} bytes, sums agree")


def main() -> None:
    folder = Path(sys.argv[1])
    reference = json.loads((folder / "reference.json").read_text(encoding="utf-8"))["onnx_q4"]
    check_manifest(folder)
    check_tokenizer(folder, reference)
    check_onnx(folder, reference)
    print("GGUF: {} tensors, {} metadata pairs, {} data bytes".format(
        *read_gguf_summary(folder / "guide-q8_0.gguf")
    ))  # fmt: skip


if __name__ == "__main__":
    main()
