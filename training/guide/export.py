"""Writes every file of the built-in model, checks nothing by hand, and moves the set in place.

    python3 export.py run ../../static/models/guide
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path

import torch

from export_gguf import write_gguf
from export_hf import write_config, write_tokenizer
from export_onnx import write_onnx
from generate import answer_question, continue_ids, load_run
from model import GuideModel
from quantize import round_trip_q4, round_trip_q8
from quantize_model import dequantized, numpy_weights
from tokenizer import Tokenizer, render_chat

VERSION = "2"
ONNX_QUESTION = "How much memory does a 7B model need?"
ONNX_NEW_TOKENS = 24
GGUF_NEW_TOKENS = 96
GGUF_QUESTIONS = [
    "What can you do?",
    "How much memory does a 7B model need?",
    "Is anything I type sent anywhere?",
    "Does this work offline?",
]
FILE_KINDS = {
    "guide-q8_0.gguf": {"quantization": "Q8_0", "format": "gguf"},
    "onnx/model_q4.onnx": {"quantization": "q4", "format": "onnx"},
}


def write_reference(path: Path, model: GuideModel, tokenizer: Tokenizer) -> None:
    """Expected results for tests in the browser, from PyTorch with the dequantized weights."""
    prompt = render_chat([("user", ONNX_QUESTION)], ask=True)
    ids = tokenizer.encode(prompt)
    q4_model = dequantized(model, round_trip_q4, round_trip_q8)
    with torch.no_grad():
        logits = q4_model(torch.tensor([ids]))[0, -3:].numpy()
    greedy = continue_ids(q4_model, ids, ONNX_NEW_TOKENS)
    q8_model = dequantized(model, round_trip_q8, round_trip_q8)
    answers = [
        {
            "question": question,
            "answer": answer_question(q8_model, tokenizer, question, max_tokens=GGUF_NEW_TOKENS),
        }
        for question in GGUF_QUESTIONS
    ]
    content = {
        "onnx_q4": {
            "prompt": prompt,
            "promptTokenIds": ids,
            "logitsOfLastPositions": [[round(float(x), 5) for x in row] for row in logits],
            "greedyTokenIds": greedy,
            "greedyText": tokenizer.decode(greedy),
        },
        "gguf_q8_0": {"maxTokens": GGUF_NEW_TOKENS, "answers": answers},
    }
    path.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")


def write_manifest(folder: Path, model: GuideModel) -> None:
    """manifest.json: every other file with its size and SHA-256."""
    files = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != "manifest.json":
            raw = path.read_bytes()
            digest = hashlib.sha256(raw).hexdigest()
            entry = {"path": name, "bytes": len(raw), "sha256": digest}
            files.append({**entry, **FILE_KINDS.get(name, {})})
    content = {
        "id": "guide",
        "name": "Guide",
        "version": VERSION,
        "parameters": model.parameter_count(),
        "contextTokens": model.config.context_tokens,
        "license": "Apache-2.0",
        "files": files,
    }
    text = json.dumps(content, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def replace_folder(source: Path, target: Path) -> None:
    """Swap the finished set in; a reader never sees half of the new files."""
    incoming = target.with_name(target.name + ".incoming")
    outgoing = target.with_name(target.name + ".outgoing")
    for leftover in (incoming, outgoing):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(source, incoming)
    if target.exists():
        os.rename(target, outgoing)
    os.rename(incoming, target)
    shutil.rmtree(outgoing, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, tokenizer, _ = load_run(options.run)
    weights = numpy_weights(model)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "guide"
        folder.mkdir()
        write_gguf(folder / "guide-q8_0.gguf", weights, model.config, tokenizer)
        write_onnx(folder / "onnx" / "model_q4.onnx", weights, model.config)
        write_config(folder, model.config)
        write_tokenizer(folder, model.config, tokenizer)
        write_reference(folder / "reference.json", model, tokenizer)
        card = Path(__file__).parent / "MODEL_CARD.md"
        shutil.copy(card, folder / "README.md")
        write_manifest(folder, model)
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                print(f"{path.stat().st_size:>9} {path.relative_to(folder)}")
        replace_folder(folder, options.target)


if __name__ == "__main__":
    main()
