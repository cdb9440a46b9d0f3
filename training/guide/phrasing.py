"""Varies how a question is written: manners, synonyms, contractions, typos, case, punctuation."""

from __future__ import annotations

import random
import re

from thesaurus import swap_synonyms

OPENERS = (
    "hey, |hi, |hello, |so, |ok, |ok so |well, |um, |please |hey guide, |hi guide, |question: |"
    "quick question: |one question: |I have a question: |a question: |can you tell me: |sorry, "
    "but |just wondering, |tell me, |I was wondering, |one more thing: |also, |and |but |now "
).split("|")
CLOSERS = [" please", " pls", " thanks", " exactly", " for me", " guide", " here", " then", " btw"]
# What people tell before they ask; it must not change the answer.
SITUATIONS = (
    "I am a [teacher|nurse|lawyer|doctor|student|journalist|developer|designer|retired engineer|beginner]. |"
    "I work in [a clinic|a bank|a law firm|a small company|an office|a school]. |"
    "I am [new to this|not very technical|no expert|just curious|a bit confused|trying to understand this]. |"
    "I have [a laptop|an old laptop|a gaming pc|a macbook|a tablet|a windows pc|a linux machine]. |"
    "my [boss|colleague|friend|son|daughter|teacher|brother|neighbor] [asked|wants to know|asks me this]: |"
    "I [have read|read|heard] a lot about [this|local ai|language models] lately. |"
    "I just [installed|opened|found|started with] [this app|hearth|this]. |"
    "I [have|got] a [short|quick|stupid|simple|silly|basic] question. |"
    "maybe a [stupid|silly|dumb] question, but |I have been wondering: |there is one thing I do not get. |"
    "I tried to find this out myself. |please explain it simply. |I looked everywhere. |"
    "for a [school project|talk|presentation|report|friend], |before I [start|go on|decide], |"
    "since I want to [run a model|use this at work|try local models], |okay, next thing. |"
    "not sure whether you know, but |I am on [a train|vacation|my phone] and |"
    "I want to [write a report|summarize documents|chat privately|learn how this works]. |"
    "we are [three people|a small team|a family] here. |it is late and I am tired. |"
    "thanks for the last answer. |good, and one more thing. |that helped. "
)
SITUATION_CHANCE = 0.1
EXCHANGE_CHANCE = 0.2
EXCHANGES = [
    (r"\bwhat is\b", ["what's", "whats", "what is"]),
    (r"\bhow do I\b", ["how can I", "how do i", "how would I", "how to"]),
    (r"\bdo not\b", ["don't", "dont"]),
    (r"\bdoes not\b", ["doesn't", "doesnt"]),
    (r"\bcannot\b", ["can't", "cant"]),
    (r"\bis it\b", ["is this", "is it"]),
    (r"\bit is\b", ["it's", "its"]),
    (r"\bI am\b", ["I'm", "im", "i am"]),
    (r"\byou are\b", ["you're", "ur", "you are"]),
    (r"\bare you\b", ["are u", "r u", "are you"]),
    (r"\byou\b", ["u", "you", "you", "you"]),
    (r"\bplease\b", ["pls", "plz", "please"]),
    (r"\bmy computer\b", ["my pc", "my laptop", "my machine", "this computer"]),
    (r"\bneed\b", ["require", "need", "need"]),
    (r"\bmemory\b", ["memory", "memory", "memory", "mem"]),
    (r"\bmodel\b", ["model", "model", "model", "llm"]),
    (r"\bquantization\b", ["quantisation", "quantization", "quantization"]),
    (r"\bbigger\b", ["larger", "bigger"]),
    (r"\bpeople\b", ["people", "ppl"]),
    # Synonyms: what people call the same thing.
    (r"\bmy chats\b", ["my conversations", "my messages", "my chat history", "our conversation"]),
    (r"\bchats\b", ["conversations", "chats"]),
    (r"\bdelete\b", ["remove", "erase", "get rid of"]),
    (r"\bremove\b", ["delete", "get rid of"]),
    (r"\bslow\b", ["sluggish", "laggy", "slow"]),
    (r"\b(the|an|my) answers?\b", ["the reply", "the response", "the output", "the answer"]),
    (r"\banswers\b", ["replies", "responses", "answers"]),
    (r"\bdownload\b", ["get", "fetch", "download"]),
    (r"\bstored\b", ["saved", "kept"]),
    (r"\bgpu\b", ["graphics card", "gpu", "video card"]),
    (r"\bgraphics card\b", ["gpu", "video card"]),
    (r"\bwhich\b", ["what", "which"]),
    (r"\bshould I\b", ["do I", "shall I", "would you", "should i"]),
    (r"\bbest\b", ["right", "good", "ideal", "best"]),
    (r"\blarge\b", ["big", "huge"]),
    (r"\bbig\b", ["large", "big"]),
    (r"\bmy (?:computer|laptop|pc|device)\b", ["my machine", "this device", "my notebook", "my pc"]),
    (r"\bhearth\b", ["this app", "hearth", "Hearth", "this"]),
    (r"\bchange\b", ["change", "set", "modify"]),
    (r"\bdownloading\b", ["getting", "downloading"]),
    (r"\bwithout internet\b", ["with no internet connection", "offline", "when disconnected"]),
    (r"\boffline\b", ["without a network", "offline"]),
    (r"\bcan I\b", ["could I", "may I", "am I able to", "can i"]),
    (r"\bcan you\b", ["could you", "are you able to", "would you"]),
    (r"\bwhy is\b", ["why's", "how come", "what makes"]),
    (r"\bwhat happens\b", ["what will happen", "what happens"]),
    (r"\bhow much\b", ["what amount of", "how much"]),
    (r"\bexplain\b", ["describe", "clarify", "explain"]),
    (r"\btell me about\b", ["talk about", "inform me about", "say something about"]),
    (r"\bis there\b", ["do you have", "does it have", "is there"]),
    (r"\bdoes not work\b", ["isn't working", "fails", "won't work", "doesn't work"]),
    (r"\bmake\b", ["get", "make"]),
]
# Words of the thesaurus: in this share of the questions, each by one of these chances.
SWAP_SHARE = 0.9
SWAP_CHANCES = [0.3, 0.5, 0.7]
# A number that is no part of a name, as in questions with a computed answer; their words are left as they are.
NUMBER = re.compile(
    r"(?<![a-z0-9_.-])[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|squared|cubed|one (?:plus|minus|times|divided)|"
    r"(?:plus|minus|times|by) one)\b",
    re.IGNORECASE,
)
# People write names as they are printed; the topic files have them in lower case.
NAMES = (
    "WebGPU WebAssembly WASM VRAM RAM GPU CPU GGUF ONNX RAG LLM LLMs AI API PDF KV Hearth Guide "
    "Llama Qwen Gemma Phi Mistral SmolLM SmolLM2 DeepSeek Mixtral Ollama ChatGPT GPT Claude Gemini "
    "OpenAI Google Meta Microsoft Apple Chrome Edge Firefox Safari Brave Windows Mac Linux Android "
    "iPhone iPad Nvidia AMD Intel Python Markdown JSON MoE LoRA F16 FP16 BF16 Q4 Q8 Q4_0 Q8_0 "
    "Q4_K_M Q5_K_M Q6_K Q2 Q3 Q2_K Q3_K_M English German French Spanish Chinese Japanese Italian "
    "WiFi USB PC URL HTML SQL Apache-2.0 MIT GB MLC WebLLM PWA Siri Alexa Europe"
).split()
NAME_BY_WORD = {name.lower(): name for name in NAMES}
NAME_PATTERN = re.compile(
    r"(?<![\w.])(" + "|".join(sorted(map(re.escape, NAME_BY_WORD), key=len, reverse=True))
    + r")(?![\w])"
)  # fmt: skip
NEIGHBORS = dict(
    a="sq", b="vn", c="xv", d="sf", e="wr", f="dg", g="fh", h="gj", i="uo", j="hk", k="jl", l="k",
    m="n", n="bm", o="ip", p="o", q="wa", r="et", s="ad", t="ry", u="yi", v="cb", w="qe", x="zc",
    y="tu", z="x",
)


def add_typo(text: str, rng: random.Random) -> str:
    """One slip of the finger inside a word of four letters or more."""
    words = [match for match in re.finditer(r"[A-Za-z]{4,}", text)]
    if not words:
        return text
    word = rng.choice(words)
    place = rng.randrange(word.start() + 1, word.end() - 1)
    letter = text[place]
    kind = rng.randrange(4)
    if kind == 0:  # left out
        return text[:place] + text[place + 1 :]
    if kind == 1:  # doubled
        return text[:place] + letter + text[place:]
    if kind == 2:  # swapped with the next
        return text[:place] + text[place + 1] + letter + text[place + 2 :]
    wrong = rng.choice(NEIGHBORS.get(letter.lower(), letter))
    return text[:place] + wrong + text[place + 1 :]


def is_question(text: str) -> bool:
    """Whether the sentence asks for a question mark."""
    first = re.match(r"(?:and |so |but |or )?([a-z']+)", text.lower())
    asking = "what how why where who which when can could is are do does will should did may".split()
    return bool(first) and (first[1] in asking or first[1] in ("what's", "whats", "who's"))


def _split_alternatives(text: str) -> list[str]:
    """Split at the bars outside of brackets."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter == "[") - (letter == "]")
        if letter == "|" and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


SITUATION_LIST = _split_alternatives(SITUATIONS)


def _situation(rng: random.Random) -> str:
    pattern = rng.choice(SITUATION_LIST)
    return re.sub(r"\[([^\]]*)\]", lambda match: rng.choice(match[1].split("|")), pattern)


def vary(question: str, rng: random.Random, effort: float = 1.0, situation: bool = False) -> str:
    """A human way to type ``question``; ``effort`` 0 gives plain, tidy writing.

    ``situation`` allows a sentence about the person in front.
    """
    text = question
    if situation and rng.random() < SITUATION_CHANCE * effort and len(text) > 12:
        text = _situation(rng) + text
    for pattern, choices in EXCHANGES:
        if rng.random() < EXCHANGE_CHANCE * effort:
            text = re.sub(pattern, rng.choice(choices), text, count=1)
    asks = is_question(text)
    if effort > 0 and rng.random() < SWAP_SHARE and not NUMBER.search(text):
        text = swap_synonyms(text, rng, rng.choice(SWAP_CHANCES))
    if rng.random() < 0.12 * effort and len(text) > 8:
        text = rng.choice(OPENERS) + text
    if rng.random() < 0.06 * effort and len(text) > 8:
        text += rng.choice(CLOSERS)
    for chance in (0.14, 0.04):
        if rng.random() < chance * effort:
            text = add_typo(text, rng)
    if rng.random() < 0.65:
        text = NAME_PATTERN.sub(lambda match: NAME_BY_WORD[match[1]], text)
    style = rng.random()
    if style < 0.5:
        text = text[:1].upper() + text[1:]
    elif style < 0.78:
        text = text.lower()
    elif style < 0.78 + 0.03 * effort:
        text = text.upper()
    if asks and not text.endswith("?"):
        text += rng.choices(["?", "", " ?", "??", "."], [68, 26, 3, 2, 1])[0]
    elif not asks and text[-1:].isalnum():
        text += rng.choices(["", ".", "!", "?", "..."], [70, 14, 8, 6, 2])[0]
    return text
