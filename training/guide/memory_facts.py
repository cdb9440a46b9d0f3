"""Facts about memory for model sizes, generated because every one follows the same rule.

weights in GB = billions of parameters * bits per weight / 8 (1 GB = 10^9 bytes).
Guide recalls these figures; it does not calculate. Sizes outside ``KNOWN_SIZES``
get the rule instead of a figure, so that it does not invent one.
"""

from __future__ import annotations

import random

from knowledge import Fact

KNOWN_SIZES = [0.5, 1, 1.5, 2, 3, 4, 7, 8, 13, 14, 32, 70]
OTHER_SIZES = [0.1, 0.3, 0.6, 0.8, 1.7, 2.5, 3.8, 5, 6, 9, 10, 11, 12, 15, 16, 18, 20, 22, 24, 26]
OTHER_SIZES += [27, 28, 30, 34, 35, 40, 47, 50, 65, 72, 80, 90, 100, 104, 110, 120, 123, 175]
OTHER_SIZES += [180, 200, 235, 405, 500, 671, 1000]
KNOWN_BITS = [4, 8, 16]
# Real formats keep scales beside the weights: Q4_K_M has 4.85 bits, Q8_0 has 8.5.
FILE_REMARKS = {4: "; a Q4_K_M file is about a fifth larger", 8: "", 16: ""}
GPU_SIZES_GB = {
    2: "about 1B to 1.5B",
    4: "about 3B",
    6: "about 4B",
    8: "about 7B to 8B",
    12: "about 13B or 14B with a short context",
    16: "about 14B with a long context",
    24: "about 32B with a short context",
    32: "about 32B with a long context",
    48: "about 70B with a short context",
    64: "about 70B with a long context",
}

SIZE_PATTERNS = [
    "how much memory does a {size} model [need|use|take|require]",
    "how much memory [is needed|do I need|would I need|does it take] for a {size} model",
    "how much [ram|vram|gpu memory|memory] [do I need|is needed] [for|to run] [a|] {size} [model|]",
    "how much [ram|vram|space|memory] does a {size} [model|] [need|use|take|require]",
    "how [big|large] is a {size} model",
    "what are the memory [requirements|needs] of a {size} model",
    "memory [for|of|needs of] [a|] {size} [model|]",
    "{size} [memory|vram|ram|size]",
    "{size} model [memory|vram|ram|size]",
    "can I run [a|] {size} [model|]",
    "what do I need [for|to run] a {size} model",
    "will a {size} model fit [on my device|in my memory|]",
    "how many [gb|gigabytes] [does a {size} model need|is a {size} model|for a {size} model]",
    "I want to run a {size} model, how much memory do I need",
    "what [memory|vram|ram] does a {size} [model|] need",
    "does a {size} model fit [on my gpu|in memory|]",
]
BITS_PATTERNS = [
    "how much memory does a {size} model [need|use|take] [at|in|with] {bits}",
    "how [big|large] is a {size} model [at|in|with] {bits}",
    "size of a {size} model [at|in|with] {bits}",
    "{size} [at|in] {bits}",
    "{size} {bits} [memory|size|vram|]",
    "how much [ram|vram|memory] [for|do I need for] a {size} model [at|in] {bits}",
    "how many [gb|gigabytes] is a {size} model [at|in] {bits}",
    "memory for [a|] {size} [model|] [at|in] {bits}",
    "how much memory does a {bits} {size} model need",
]
GPU_PATTERNS = [
    "[which|what] [model|models|size] [fits|fit|can I run|can I use] [in|on|with] {gpu} [of|] [vram|memory|ram|]",
    "what can I run with {gpu} [of|] [vram|memory|ram|]",
    "is {gpu} [of|] [vram|memory|ram] enough",
    "I have {gpu} [of|] [vram|memory|ram]",
    "my [gpu|graphics card|laptop|computer] has {gpu} [of memory|of vram|]",
    "I have [a|an] {gpu} [gpu|graphics card|laptop|computer], what can I run",
    "what is the largest model for {gpu}",
    "best model for {gpu} [vram|of memory|ram|]",
    "{gpu} [vram|gpu|ram]",
    "is {gpu} enough",
]
SIZE_FOLLOW_UPS = [
    "[and|what about|how about] [a|] {size} [model|one|]",
    "[and|or|] {size}",
    "and for {size}",
    "what about {size}",
]
BITS_FOLLOW_UPS = [
    "[and|what about|how about] [at|in|] {bits}",
    "[and|or|] {bits}",
    "what if it is {bits}",
]


def spell_size(size: float) -> str:
    """7 as "7B"."""
    return f"{size:g}B"


def gigabytes(size: float, bits: int) -> str:
    """Memory of the weights in GB, two decimals at most."""
    return f"{round(size * bits / 8, 2):g} GB"


def _answers_for_size(size: float) -> list[str]:
    name = spell_size(size)
    four, eight, sixteen = (gigabytes(size, bits) for bits in KNOWN_BITS)
    article = "An" if name[0] == "8" else "A"
    prose = (
        f"{article} {name} model needs about **{four}** at 4 bits, **{eight}** at 8 bits and "
        f"**{sixteen}** at 16 bits for its weights. The KV cache and buffers come on top. "
        "This is an estimate; the Models page shows the figure for each file."
    )
    table = (
        f"For the weights of {article.lower()} {name} model, roughly:\n\n- 4-bit: {four}\n"
        f"- 8-bit: {eight}\n- 16-bit: {sixteen}\n\nAdd some room for the KV cache. "
        "This is an estimate."
    )
    return [prose, table]


def _spell_variants(size: float) -> list[str]:
    plain = f"{size:g}"
    return [f"{plain}B", f"{plain}B", f"{plain}b", f"{plain} B", f"{plain} billion", f"{plain} b"]


def _bits_variants(bits: int) -> list[str]:
    names = {
        4: ["q4", "Q4", "q4_0", "Q4_K_M", "q4_k_m", "int4"],
        8: ["q8", "Q8", "q8_0", "Q8_0", "int8"],
        16: ["f16", "F16", "fp16", "half precision"],
    }
    return [f"{bits}-bit", f"{bits} bit", f"{bits} bits", f"{bits}-bit", *names[bits]]


def _fill(patterns: list[str], **values: list[str]) -> list[str]:
    """Turn placeholders into bracket alternatives of the pattern language."""
    filled = []
    for pattern in patterns:
        for name, choices in values.items():
            pattern = pattern.replace("{" + name + "}", "[" + "|".join(choices) + "]")
        filled.append(pattern)
    return filled


def memory_facts() -> list[Fact]:
    """One fact a size, one a size and bit width, one a GPU size, and the rule for the rest."""
    group = "memory_sizes"
    facts: list[Fact] = []
    for size in KNOWN_SIZES:
        names = _spell_variants(size)
        patterns = _fill(SIZE_PATTERNS, size=names)
        facts.append(Fact(f"size_{size:g}", group, patterns, answers=_answers_for_size(size)))
        for bits in KNOWN_BITS:
            article = "An" if size == 8 else "A"
            answer = (
                f"{article} {spell_size(size)} model at {bits} bits needs about "
                f"**{gigabytes(size, bits)}** for its weights, plus the KV cache. "
                f"This is an estimate{FILE_REMARKS[bits]}."
            )
            patterns = _fill(BITS_PATTERNS, size=names, bits=_bits_variants(bits))
            facts.append(Fact(f"size_{size:g}_{bits}", group, patterns, answers=[answer]))
    for memory, fits in GPU_SIZES_GB.items():
        answer = (
            f"With {memory} GB for the model, {fits} at 4 bits is realistic. "
            "That leaves room for the KV cache. It is an estimate; the Models page marks what fits."
        )
        names = [f"{memory} GB", f"{memory}gb", f"{memory} gb", f"{memory}GB", f"{memory} gigabytes"]
        facts.append(Fact(f"gpu_{memory}", group, _fill(GPU_PATTERNS, gpu=names), answers=[answer]))
    others = [name for size in OTHER_SIZES for name in _spell_variants(size)[:3]]
    rule = (
        "I do not have that size in mind, and I do not calculate. The rule: billions of parameters "
        "times bits, divided by 8, gives GB for the weights. The Models page shows it for each file."
    )
    facts.append(Fact("size_other", group, _fill(SIZE_PATTERNS, size=others), answers=[rule]))
    return facts


def size_follow_up(rng: random.Random) -> tuple[str, str, str]:
    """(first fact id, follow-up pattern, second fact id) for "and a 13B?" or "and at 8 bits?"."""
    size, other = rng.sample(KNOWN_SIZES, 2)
    if rng.random() < 0.5:
        pattern = _fill([rng.choice(SIZE_FOLLOW_UPS)], size=_spell_variants(other))[0]
        return f"size_{size:g}", pattern, f"size_{other:g}"
    bits = rng.choice(KNOWN_BITS)
    pattern = _fill([rng.choice(BITS_FOLLOW_UPS)], bits=_bits_variants(bits))[0]
    return f"size_{size:g}", pattern, f"size_{size:g}_{bits}"
