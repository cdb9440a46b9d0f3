"""Questions that need a computed number. Guide does not compute: it writes the expression.

Each question comes with the expression for the calculator and with the sentence that follows its
result. Rules (1 GB = 10^9 bytes, B = billions of parameters):

    weights in GB        = B * bits per weight / 8
    largest B in a GPU   = GB * 0.75 * 8 / bits; a quarter stays free for the context and the system
    decode limit         = memory bandwidth / bytes of weights, as each token reads all of them
    words                = tokens * 0.75 (English); a page has about 500 words, so 670 tokens
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from calculation_questions import (
    AT_FORMS,
    BINARY_WORDS,
    BITS_FOLLOW_UPS,
    BITS_NAMES,
    COUNT_FOLLOW_UPS,
    DOWNLOAD_QUESTIONS,
    FIT_QUESTIONS,
    GB_FOLLOW_UPS,
    MEMORY_QUESTIONS,
    NUMBER_FOLLOW_UPS,
    NUMBER_WORDS,
    OTHER_SUMS,
    RATE_QUESTIONS,
    SIZE_FOLLOW_UPS,
    SPEED_QUESTIONS,
    SUM_FRAMES,
    TENS,
    TOKEN_QUESTIONS,
    UNIT_QUESTIONS,
    WAIT_QUESTIONS,
)
from knowledge import expand

# Bits per weight with the scales that a format keeps beside the weights (llama.cpp's k-quants, 8B model).
FORMAT_BITS = {
    "Q2_K": 3.2, "Q3_K_M": 3.9, "Q4_0": 4.5, "Q4_K_M": 4.85, "Q5_K_M": 5.7, "Q6_K": 6.6,
    "Q8_0": 8.5,
}  # fmt: skip
COMMON_SIZES = [0.5, 0.6, 1, 1.5, 1.7, 2, 3, 4, 7, 7, 7, 8, 8, 9, 12, 13, 14, 24, 27, 30, 32, 34, 70, 72]
MORE_SIZES = [1.1, 1.3, 2.5, 2.7, 3.8, 6.7, 22, 35, 40, 65, 90, 104, 110, 120, 123, 180, 235, 405, 671]
MILLIONS = [82, 100, 124, 135, 150, 180, 240, 250, 270, 300, 350, 360, 400, 450, 500, 560, 600, 700, 800]
GPU_GB = [2, 3, 4, 5, 6, 8, 8, 8, 10, 11, 12, 12, 16, 16, 16, 18, 20, 24, 24, 32, 36, 40, 48, 64, 80, 96, 128, 192]

GROUP_WEIGHTS = {"memory": 40, "fit": 11, "download": 6, "wait": 4, "rate": 3, "speed": 3, "tokens": 6, "units": 10, "sums": 48}


@dataclass
class Calculation:
    """One question with its expression; ``sentence`` takes the result at {result}."""

    kind: str
    question: str
    expression: str
    sentence: str
    topic: dict  # what a follow-up needs: size, bits, gpu ...


def plain(value: float) -> str:
    """7.0 as "7"."""
    return f"{value:g}" if value < 1e6 else str(int(value))


def _fill(template: str, rng: random.Random, **values: str) -> str:
    # Values first: they hold no brackets, and {at} is itself a pattern.
    for name, value in values.items():
        template = template.replace("{" + name + "}", value)
    return expand(template, rng, {})


def spell_size(size: float, millions: bool, rng: random.Random) -> str:
    """The ways people write a parameter count."""
    text = plain(size)
    if millions:
        return rng.choice([f"{text}M", f"{text}m", f"{text} M", f"{text} million", f"{text} million parameter"])
    return rng.choice(
        [f"{text}B", f"{text}B", f"{text}B", f"{text}b", f"{text}b", f"{text} B", f"{text} b", f"{text} billion",
         f"{text} billion parameter", f"{text}-billion", f"{text}bn"]
    )  # fmt: skip


def pick_size(rng: random.Random) -> tuple[float, bool]:
    """A parameter count in billions (or millions): common ones half of the time."""
    draw = rng.random()
    if draw < 0.4:
        return rng.choice(COMMON_SIZES), False
    if draw < 0.5:
        return rng.choice(MORE_SIZES), False
    if draw < 0.6:
        return rng.choice(MILLIONS), True
    if draw < 0.85:
        return rng.randint(1, 80), False
    if draw < 0.96:
        return round(rng.uniform(0.1, 40), 1), False
    return rng.randint(80, 1000), False


def pick_bits(rng: random.Random) -> tuple[float, str, str]:
    """(bits per weight, as asked, as Guide says it)."""
    if rng.random() < 0.3:
        name, bits = rng.choice(list(FORMAT_BITS.items()))
        return bits, rng.choice([name, name, name.lower()]), name
    if rng.random() < 0.08:
        bits = round(rng.uniform(1.5, 8.5), rng.choice([1, 2]))
        return bits, f"{plain(bits)} bits", f"{plain(bits)} bits"
    common = rng.random() < 0.65
    bits = rng.choice([2, 3, 4, 4, 4, 5, 6, 8, 8, 8, 16, 16]) if common else rng.choice(list(BITS_NAMES))
    return bits, rng.choice(BITS_NAMES[bits]), f"{bits} bits"


def memory_parts(size: float, millions: bool, bits: float, said: str) -> tuple[str, str]:
    """Expression and sentence for the weights of a model."""
    if millions:
        unit, name, digits = "MB", f"{plain(size)}M", ")"
    else:
        unit, name, digits = "GB", f"{plain(size)}B", ", 1)" if size >= 1 else ", 2)"
    expression = f"round({plain(size)} * {plain(bits)} / 8{digits}"
    more = "Plan 1 to 2 GB more for the context." if not millions else "The context needs a little more."
    return expression, f"At {said}, {name} parameters take about **{{result}} {unit}**. {more}"


def _memory(rng: random.Random) -> Calculation:
    size, millions = pick_size(rng)
    bits, asked, said = pick_bits(rng)
    pattern = rng.choice(MEMORY_QUESTIONS)
    at = rng.choice(AT_FORMS)
    question = _fill(pattern.replace("{at}", at), rng, size=spell_size(size, millions, rng), bits="<bits>")
    if "<bits>" in question:
        question = question.replace("<bits>", asked)
    else:
        bits, said = 4, "4 bits"
    question = re.sub(r"parameter (?=parameters|weights)", "", question)
    expression, sentence = memory_parts(size, millions, bits, said)
    topic = {"size": size, "millions": millions, "bits": bits, "said": said}
    return Calculation("memory", question, expression, sentence, topic)


def _spell_gb(amount: float, rng: random.Random) -> str:
    text = plain(amount)
    return rng.choice([f"{text} GB", f"{text}gb", f"{text} gb", f"{text}GB", f"{text} gigabytes", f"{text} gigs", f"{text}G"])


def fit_parts(gb: float, bits: int) -> tuple[str, str]:
    """Expression and sentence for the largest model in a memory; 4 bits means a file of about 5."""
    stored = {4: 5, 8: 8.5, 16: 16}[bits]
    sentence = f"With {plain(gb)} GB you can run models of up to about **{{result}}B** parameters at {bits} bits. "
    return f"round({plain(gb)} * 6 / {stored})", sentence + "A quarter stays free for the context and the system."


def _fit(rng: random.Random) -> Calculation:
    gb = rng.choice(GPU_GB) if rng.random() < 0.7 else rng.randint(2, 256)
    question = _fill(rng.choice(FIT_QUESTIONS), rng, gpu=_spell_gb(gb, rng))
    bits = 4
    if rng.random() < 0.15:
        bits = rng.choice([4, 8, 16])
        question += f" at {rng.choice(BITS_NAMES[bits])}"
    expression, sentence = fit_parts(gb, bits)
    return Calculation("fit", question, expression, sentence, {"gpu": gb, "bits": bits})


def download_parts(gb: float, speed: float, bytes_per_second: bool) -> tuple[str, str]:
    """Expression and sentence for a download; speed in Mbit/s, or in MB/s."""
    unit = "MB/s" if bytes_per_second else "Mbit/s"
    factor = 1000 if bytes_per_second else 8000
    expression = f"round({plain(gb)} * {factor} / {plain(speed)} / 60, 1)"
    return expression, f"At {plain(speed)} {unit}, {plain(gb)} GB take about **{{result}} minutes**."


def _download(rng: random.Random) -> Calculation:
    gb = rng.choice([0.5, 1, 2, 2.5, 4, 4.4, 5, 7, 8, 10, rng.randint(1, 50), round(rng.uniform(0.3, 20), 1)])
    in_bytes = rng.random() < 0.3
    speed = rng.choice([5, 10, 16, 20, 25, 30, 40, 50, 80, 100, 200, 250, 300, 500, 1000, rng.randint(2, 900)])
    names = ["MB/s", "mb/s", "megabytes per second", "MB per second"] if in_bytes else [
        "Mbit/s", "mbit/s", "mbps", "Mbps", "megabits per second", "mbit", "megabit"]  # fmt: skip
    spoken = f"{speed} {rng.choice(names)}"
    question = _fill(rng.choice(DOWNLOAD_QUESTIONS), rng, gb=_spell_gb(gb, rng), speed=spoken)
    expression, sentence = download_parts(gb, speed, in_bytes)
    return Calculation("download", question, expression, sentence, {"gb": gb, "speed": speed, "in_bytes": in_bytes})


def _wait(rng: random.Random) -> Calculation:
    count = rng.choice([100, 200, 250, 300, 400, 500, 800, 1000, 1500, 2000, 5000, rng.randint(20, 9999)])
    rate = rng.choice([1, 2, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, rng.randint(1, 300)])
    question = _fill(rng.choice(WAIT_QUESTIONS), rng, count=str(count), rate=str(rate))
    sentence = f"At {rate} tokens per second, {count} tokens take about **{{result}} seconds**."
    return Calculation("wait", question, f"round({count} / {rate}, 1)", sentence, {"count": count, "rate": rate})


def _rate(rng: random.Random) -> Calculation:
    gb = rng.choice([0.5, 1, 2, 2.5, 4, 4.5, 5, 7, 8, 9, 20, 40, rng.randint(1, 60)])
    width = rng.choice([25, 50, 60, 68, 80, 100, 120, 200, 256, 273, 300, 360, 400, 448, 500, 600, 800, 936, 1000, 1008, 1800])
    spoken = f"{width} " + rng.choice(["GB/s", "gb/s", "gigabytes per second", "GB per second"])
    question = _fill(rng.choice(RATE_QUESTIONS), rng, gb=_spell_gb(gb, rng), width=spoken)
    sentence = (
        f"A {plain(gb)} GB model on {width} GB/s reaches at most about **{{result}} tokens per second**, "
        "as each token reads all weights."
    )
    return Calculation("rate", question, f"round({width} / {plain(gb)})", sentence, {})


def _speed(rng: random.Random) -> Calculation:
    count, seconds = rng.choice([100, 200, 256, 500, 1000, rng.randint(10, 5000)]), rng.choice([2, 4, 5, 8, 10, 20, 30, rng.randint(1, 200)])  # fmt: skip
    question = _fill(rng.choice(SPEED_QUESTIONS), rng, count=str(count), seconds=str(seconds))
    sentence = f"{count} tokens in {seconds} seconds are about **{{result}} tokens per second**."
    return Calculation("speed", question, f"round({count} / {seconds}, 1)", sentence, {})


def tokens_parts(count: int, target: str) -> tuple[str, str]:
    """Expression and sentence between tokens, words and pages."""
    if target == "words":
        return f"round({count} * 0.75)", f"{count} tokens are about **{{result}} words** of English."
    if target == "tokens":
        return f"round({count} / 0.75)", f"{count} words of English are about **{{result}} tokens**."
    return f"{count} * 670", f"{count} pages of 500 words are about **{{result}} tokens**."


def _tokens(rng: random.Random) -> Calculation:
    pattern, target = rng.choice(TOKEN_QUESTIONS)
    count = rng.choice([100, 500, 512, 1000, 1024, 2000, 2048, 3000, 4000, 4096, 8000, 8192, 16000, 32000, 32768, 100000, 128000, rng.randint(10, 99999)])  # fmt: skip
    if target == "pages":
        count = rng.randint(1, 400)
    question = _fill(pattern, rng, count=str(count), few=str(count))
    expression, sentence = tokens_parts(count, target)
    return Calculation("tokens", question, expression, sentence, {"count": count, "target": target})


def _units(rng: random.Random) -> Calculation:
    pattern, expression, unit = rng.choice(UNIT_QUESTIONS)
    x = plain(rng.choice([rng.randint(1, 20), rng.randint(1, 500), round(rng.uniform(0.1, 30), 1)]))
    m = plain(rng.choice([100, 250, 500, 750, 1000, 1024, 2000, 4096, 5000, rng.randint(1, 20000)]))
    question = _fill(pattern, rng, x=x, m=m)
    expression = expression.replace("{x}", x).replace("{m}", m)
    return Calculation("units", question, expression, f"That is **{{result}} {unit}**.", {})


def _number(rng: random.Random, largest: int = 0) -> str:
    """Integers of every length, and some decimals."""
    if largest:
        return str(rng.randint(1, largest))
    draw = rng.random()
    if draw < 0.12:
        return plain(round(rng.uniform(0.01, 100), rng.choice([1, 1, 2])))
    return str(rng.randint(0, rng.choice([10, 20, 100, 100, 1000, 1000, 10000, 100000])))


def _as_asked(number: str, rng: random.Random) -> str:
    """A number as typed: seldom in words, seldom with a thousands separator."""
    if "." in number:
        return number
    value = int(number)
    if rng.random() < 0.12 and value <= 20:
        return NUMBER_WORDS[value]
    if rng.random() < 0.12 and value in TENS:
        return TENS[value]
    if rng.random() < 0.15 and value >= 1000:
        return f"{value:,}"
    return number


def _sums(rng: random.Random) -> Calculation:
    if rng.random() < 0.3:
        pattern, expression = rng.choice(OTHER_SUMS)
        decimal = plain(round(rng.uniform(0.1, 500), rng.choice([2, 3])))
        values = {
            "a": _number(rng), "b": _number(rng, rng.choice([9, 20, 100, 1000])), "c": _number(rng, 200),
            "p": _number(rng, 100), "s": _number(rng, 20), "e": _number(rng, 10), "d": decimal,
        }  # fmt: skip
        question = _fill(pattern, rng, **{name: _as_asked(value, rng) for name, value in values.items()})
        for name, value in values.items():
            expression = expression.replace("{" + name + "}", value)
    else:
        count = rng.choices([2, 3, 4], [80, 16, 4])[0]
        numbers = [_number(rng) for _ in range(count)]
        signs = [rng.choice("++-*/" if count == 2 else "++-*") for _ in range(count - 1)]
        style = rng.randrange(2)  # one way to write all signs, as people do
        asked, expression = _as_asked(numbers[0], rng), numbers[0]
        pair = [rng.choice(BINARY_WORDS[sign]) for sign in "+-*/"]
        for sign, number in zip(signs, numbers[1:]):
            words = BINARY_WORDS[sign][1] if style and count > 2 else pair["+-*/".index(sign)]
            asked += words + _as_asked(number, rng)
            expression += f" {sign} {number}"
        if count == 3 and rng.random() < 0.25:
            expression = f"({numbers[0]} {signs[0]} {numbers[1]}) {signs[1]} {numbers[2]}"
            asked = expression
        question = _fill(rng.choice(SUM_FRAMES), rng, sum=asked.strip())
    return Calculation("sums", question, expression, f"{expression} = **{{result}}**", {"expression": expression})


MAKERS = {
    "memory": _memory, "fit": _fit, "download": _download, "wait": _wait, "rate": _rate, "speed": _speed,
    "tokens": _tokens, "units": _units, "sums": _sums,
}  # fmt: skip


def make_calculation(rng: random.Random, kind: str | None = None) -> Calculation:
    """A question of a kind, or of any."""
    kind = kind or rng.choices(list(GROUP_WEIGHTS), list(GROUP_WEIGHTS.values()))[0]
    return MAKERS[kind](rng)


def follow_up(first: Calculation, result: str, rng: random.Random) -> Calculation | None:
    """A question that only makes sense after ``first``; None if its kind has none."""
    topic = dict(first.topic)
    if first.kind == "memory":
        if rng.random() < 0.5:
            topic["size"], topic["millions"] = pick_size(rng)
            spoken = spell_size(topic["size"], topic["millions"], rng)
            question = _fill(rng.choice(SIZE_FOLLOW_UPS), rng, size=spoken)
            question = question.replace("parameter parameters", "parameters")
        else:
            topic["bits"], asked, topic["said"] = pick_bits(rng)
            question = _fill(rng.choice(BITS_FOLLOW_UPS), rng, bits=asked)
        expression, sentence = memory_parts(topic["size"], topic["millions"], topic["bits"], topic["said"])
    elif first.kind == "fit":
        topic["gpu"] = rng.choice(GPU_GB) if rng.random() < 0.6 else rng.randint(2, 256)
        question = _fill(rng.choice(GB_FOLLOW_UPS), rng, gpu=_spell_gb(topic["gpu"], rng))
        expression, sentence = fit_parts(topic["gpu"], topic["bits"])
    elif first.kind == "download":
        topic["gb"] = rng.randint(1, 40)
        question = _fill(rng.choice(GB_FOLLOW_UPS), rng, gpu=_spell_gb(topic["gb"], rng))
        expression, sentence = download_parts(topic["gb"], topic["speed"], topic["in_bytes"])
    elif first.kind == "tokens":
        topic["count"] = rng.randint(1, 400) if topic["target"] == "pages" else rng.randint(10, 50000)
        question = _fill(rng.choice(COUNT_FOLLOW_UPS), rng, count=str(topic["count"]))
        expression, sentence = tokens_parts(topic["count"], topic["target"])
    elif first.kind == "sums" and not result.startswith("error"):
        sign = rng.choice("+-*/")
        number = _number(rng, rng.choice([9, 20, 100]))
        question = _fill(rng.choice(NUMBER_FOLLOW_UPS[sign]), rng, n=number)
        expression = f"{result} {sign} {number}"
        sentence, topic = f"{expression} = **{{result}}**", {"expression": expression}
    else:
        return None
    return Calculation(first.kind, question, expression, sentence, topic)


if __name__ == "__main__":
    from calculator import calculate

    generator = random.Random(0)
    for _ in range(60):
        item = make_calculation(generator)
        answer = calculate(item.expression)
        print(f"{item.question}\n    {item.expression} -> {answer}\n    {item.sentence.format(result=answer)}")
        more = follow_up(item, answer, generator)
        if more:
            print(f"    >> {more.question}   {more.expression} -> {calculate(more.expression)}")
