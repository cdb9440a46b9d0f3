"""Writes the ONNX graph that transformers.js runs: 4-bit matrices, 8-bit shared embedding.

Attention, normalization and matrix products are ONNX Runtime's fused operators
(com.microsoft GroupQueryAttention, SkipSimplifiedLayerNormalization, MatMulNBits),
which exist both on WebGPU and in WebAssembly. The embedding and the head share one
8-bit initializer; the lookup uses standard operators only, because
GatherBlockQuantized has no CPU kernel in the browser build.
Source: onnxruntime/docs/ContribOperators.md.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from model import ModelConfig
from quantize import BLOCK, quantize_q4, quantize_q8

MICROSOFT = "com.microsoft"
INT64_MAX = 2**63 - 1


class GraphWriter:
    """Collects nodes and constants; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list = []
        self.initializers: list = []

    def constant(self, name: str, values: np.ndarray) -> str:
        """Add an initializer."""
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], outputs: str | list[str], **attributes) -> str:
        """Add a node and return its first output; pass domain=MICROSOFT for fused operators."""
        outputs = [outputs] if isinstance(outputs, str) else outputs
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=name, **attributes))
        return outputs[0]

    def linear_q4(self, source: str, weights: np.ndarray, output: str) -> str:
        """source @ weights.T with 4-bit weights; the low half of a byte is the even element."""
        levels, scales = quantize_q4(weights)
        packed = levels[..., 0::2] | (levels[..., 1::2] << 4)
        rows, columns = weights.shape
        inputs = [
            source,
            self.constant(output + ".levels", packed),
            self.constant(output + ".scales", scales.astype(np.float32).reshape(-1)),
        ]
        return self._matmul_bits(inputs, output, rows, columns, bits=4)

    def _matmul_bits(self, inputs: list[str], output: str, rows: int, columns: int, bits: int):
        # accuracy_level 0 keeps activations in float32; level 4 would quantize them on WebGPU.
        shape = {"K": columns, "N": rows, "bits": bits, "block_size": BLOCK}
        return self.node(
            "MatMulNBits", inputs, output, domain=MICROSOFT, accuracy_level=0, **shape
        )

    def shared_embedding(self, embedding: np.ndarray) -> None:
        """Store the 8-bit embedding once, unsigned with zero point 128."""
        levels, scales = quantize_q8(embedding)
        self.constant("embedding.levels", (levels.astype(np.int16) + 128).astype(np.uint8))
        self.constant("embedding.scales", scales.astype(np.float32))

    def lookup(self, ids: str, width: int) -> str:
        """Rows of the shared embedding as float32 [batch, time, width]."""
        rows = self.node("Gather", ["embedding.levels", ids], "embedded_levels", axis=0)
        rows = self.node("Cast", [rows], "embedded_float", to=TensorProto.FLOAT)
        zero = self.constant("embedding_zero", np.array(128, np.float32))
        rows = self.node("Sub", [rows, zero], "embedded_signed")
        scales = self.node("Gather", ["embedding.scales", ids], "embedded_scales", axis=0)
        last = self.constant("last_axis", np.array([-1], np.int64))
        scales = self.node("Unsqueeze", [scales, last], "embedded_scales_column")
        scaled = self.node("Mul", [rows, scales], "embedded_blocks")
        shape = self.constant("embedded_shape", np.array([0, 0, width], np.int64))
        return self.node("Reshape", [scaled, shape], "embedded")

    def head(self, states: str, vocab_size: int, width: int) -> str:
        """Logits through the same 8-bit initializer that the lookup reads."""
        inputs = [states, "embedding.levels", "embedding.scales"]
        return self._matmul_bits(inputs, "logits", vocab_size, width, bits=8)


def _attention_lengths(graph: GraphWriter) -> tuple[str, str]:
    """(last position of each row, total length) as GroupQueryAttention wants them."""
    one = graph.constant("one", np.array([1], np.int64))
    count = graph.node("ReduceSum", ["attention_mask", one], "mask_sum", keepdims=0)
    last = graph.node("Sub", [count, one], "mask_last")
    last = graph.node("Cast", [last], "last_positions", to=TensorProto.INT32)
    shape = graph.node("Shape", ["attention_mask"], "mask_shape")
    axis = graph.constant("axis_one", np.array(1, np.int64))
    total = graph.node("Gather", [shape, axis], "mask_length", axis=0)
    return last, graph.node("Cast", [total], "total_length", to=TensorProto.INT32)


def _rotary_constants(graph: GraphWriter, config: ModelConfig) -> tuple[str, str]:
    exponents = np.arange(0, config.head_width, 2, dtype=np.float32) / config.head_width
    frequencies = 1.0 / (config.rope_theta**exponents)
    angles = np.outer(np.arange(config.context_tokens, dtype=np.float32), frequencies)
    cosines = graph.constant("rotary_cosines", np.cos(angles).astype(np.float32))
    return cosines, graph.constant("rotary_sines", np.sin(angles).astype(np.float32))


def _add_block(graph, weights, config, index, states, residual, attention_inputs):
    """One layer; returns the normalized states and the residual stream for the next one."""
    prefix = f"block{index}"

    def linear(source: str, name: str) -> str:
        return graph.linear_q4(source, weights[f"blocks.{index}.{name}.weight"], f"{prefix}.{name}")

    projected = [linear(states, name) for name in ("query", "key", "value")]
    past = [f"past_key_values.{index}.key", f"past_key_values.{index}.value"]
    mixed = graph.node(
        "GroupQueryAttention",
        projected + past + attention_inputs,
        [f"{prefix}.mixed", f"present.{index}.key", f"present.{index}.value"],
        domain=MICROSOFT,
        num_heads=config.heads,
        kv_num_heads=config.kv_heads,
        scale=config.head_width**-0.5,
        do_rotary=1,
        rotary_interleaved=0,
        softcap=0.0,
        local_window_size=-1,
    )
    attended = linear(mixed, "attention_output")
    states, residual = _add_and_norm(
        graph, residual, attended, weights[f"blocks.{index}.ffn_norm.weight"], config, f"{prefix}.a"
    )
    gate, up = linear(states, "gate"), linear(states, "up")
    squashed = graph.node("Sigmoid", [gate], f"{prefix}.sigmoid")
    active = graph.node("Mul", [gate, squashed], f"{prefix}.silu")
    active = graph.node("Mul", [active, up], f"{prefix}.active")
    is_last = index + 1 == config.layers
    following = "final_norm.weight" if is_last else f"blocks.{index + 1}.attention_norm.weight"
    added = linear(active, "down")
    return _add_and_norm(
        graph, residual, added, weights[following], config, f"{prefix}.f", is_last
    )


def _add_and_norm(graph, residual, added, norm_weights, config, prefix, is_last=False):
    outputs = [f"{prefix}.states"] + ([] if is_last else ["", "", f"{prefix}.residual"])
    inputs = [residual, added, graph.constant(f"{prefix}.norm", norm_weights)]
    graph.node(
        "SkipSimplifiedLayerNormalization",
        inputs,
        outputs,
        domain=MICROSOFT,
        epsilon=config.norm_epsilon,
    )
    return outputs[0], outputs[-1]


def _signature(config: ModelConfig) -> tuple[list, list]:
    info = helper.make_tensor_value_info
    inputs = [
        info("input_ids", TensorProto.INT64, ["batch_size", "sequence_length"]),
        info("attention_mask", TensorProto.INT64, ["batch_size", "total_sequence_length"]),
        info("num_logits_to_keep", TensorProto.INT64, []),
    ]
    logits_shape = ["batch_size", "num_logits", config.vocab_size]
    outputs = [info("logits", TensorProto.FLOAT, logits_shape)]
    for index in range(config.layers):
        for part in ("key", "value"):
            # transformers.js builds the empty cache from these numbers.
            past = ["batch_size", config.kv_heads, "past_sequence_length", config.head_width]
            present = [*past[:2], "total_sequence_length", past[3]]
            inputs.append(info(f"past_key_values.{index}.{part}", TensorProto.FLOAT, past))
            outputs.append(info(f"present.{index}.{part}", TensorProto.FLOAT, present))
    return inputs, outputs


def write_onnx(path: Path, weights: dict[str, np.ndarray], config: ModelConfig) -> None:
    """Write the whole model into one file."""
    graph = GraphWriter()
    last_positions, total_length = _attention_lengths(graph)
    cosines, sines = _rotary_constants(graph, config)
    attention_inputs = [last_positions, total_length, cosines, sines]
    graph.shared_embedding(weights["embedding.weight"])
    residual = graph.lookup("input_ids", config.width)
    norm = graph.constant("first_norm", weights["blocks.0.attention_norm.weight"])
    states = graph.node(
        "SimplifiedLayerNormalization",
        [residual, norm],
        "first_states",
        axis=-1,
        epsilon=config.norm_epsilon,
        stash_type=1,
    )
    for index in range(config.layers):
        states, residual = _add_block(
            graph, weights, config, index, states, residual, attention_inputs
        )
    start = graph.node("Neg", ["num_logits_to_keep"], "first_kept")  # -0 keeps every position
    zero_axis = graph.constant("axis_zero", np.array([0], np.int64))
    start = graph.node("Unsqueeze", [start, zero_axis], "first_kept_list")
    end = graph.constant("to_the_end", np.array([INT64_MAX], np.int64))
    kept = graph.node("Slice", [states, start, end, "one"], "kept_states")
    graph.head(kept, config.vocab_size, config.width)
    inputs, outputs = _signature(config)
    onnx_graph = helper.make_graph(graph.nodes, "guide", inputs, outputs, graph.initializers)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(onnx_graph, opset_imports=opsets, producer_name="hearth-guide")
    model.ir_version = 8
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString())
