"""Whether a text is in English, by its script and its function words.

Made to answer one question, and to err on the side of English: a headline, a post or a list of
names says too little about its language to be turned away.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from unicodedata import name

from ..document import Problem
from ..messages import problem

ENGLISH = "en"
UNKNOWN = "unknown"

_SAMPLE = 20_000
"""Characters taken from each of the beginning, middle and end of a long text."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_ADDRESS = re.compile(r"://|@|/|[^\W_]\.[^\W_]")
"""Marks of addresses, paths and handles, whose parts ("com", "www") are words of no language."""

_FEW_WORDS = 12
"""Below this many words, function words say nothing."""

_ENGLISH_ENOUGH = 0.12
"""A share of English function words that no other language reaches by chance (running English: 0.35 to 0.5)."""

_SCRIPTS = {
    "CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "GREEK": "el", "DEVANAGARI": "hi", "BENGALI": "bn",
    "TAMIL": "ta", "TELUGU": "te", "THAI": "th", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja",
    "HANGUL": "ko", "ARMENIAN": "hy", "GEORGIAN": "ka", "ETHIOPIC": "am",
}  # fmt: skip
"""The first word of a letter's Unicode name, and the language it most often means."""

_MARKED = {"ru": (("uk", "іїєґ"),), "ar": (("ur", "ٹڈڑں"), ("fa", "پچژگ"))}
"""Letters that tell a language from another one in the same script."""


def language_of(text: str) -> str:
    """The language of `text` as a code: "en" also where the text says too little, "unknown" where it
    is plainly not English but no language is plain.

    >>> language_of("The mayor said on Friday that she would not resign.")
    'en'
    >>> language_of("Мэр заявила в пятницу, что не уйдёт в отставку.")
    'ru'
    """
    sample = _sampled(text)
    scripts = _scripts(sample)
    letters = sum(scripts.values())
    if not letters:
        return ENGLISH
    if scripts["LATIN"] < 0.5 * letters:
        return _by_script(scripts, sample)
    return _by_words(sample)


def language_problem(text: str, code: str) -> Problem | None:
    """The row that says that `text` is not in English, None where it is."""
    if code == ENGLISH:
        return None
    return problem("R301", start=0, end=len(text), language=_lexicon()[1].get(code, _lexicon()[1][UNKNOWN]))


def _sampled(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _scripts(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if char.isalpha():
            found["LATIN" if char < "ʰ" else name(char, "OTHER").split(" ", 1)[0].split("-", 1)[0]] += count
    return found


def _by_script(scripts: Counter[str], text: str) -> str:
    others = {script: count for script, count in scripts.items() if script != "LATIN"}
    main = max(sorted(others), key=lambda script: others[script])
    if main == "CJK" and others.get("HIRAGANA", 0) + others.get("KATAKANA", 0) > 0.1 * others["CJK"]:
        return "ja"
    language = _SCRIPTS.get(main, UNKNOWN)
    for other, letters in _MARKED.get(language, ()):
        if sum(text.count(letter) for letter in letters) > 0.01 * others[main]:
            return other
    return language


def _by_words(text: str) -> str:
    text = " ".join(token for token in text.split() if not _ADDRESS.search(token))
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if len(words) < _FEW_WORDS:
        return _by_few_words(text, words)
    shares = _shares(words)
    if shares[ENGLISH] >= _ENGLISH_ENOUGH and shares[ENGLISH] >= 0.75 * max(shares.values()):
        return ENGLISH
    best = max(sorted(shares), key=lambda code: shares[code])
    if best != ENGLISH and shares[best] >= 0.12 and shares[best] > 1.5 * shares[ENGLISH]:
        return best
    if shares[ENGLISH] < 0.02 and len(words) >= 80 and _is_running(text, words):
        return UNKNOWN
    return ENGLISH


def _by_few_words(text: str, words: list[str]) -> str:
    """A few words are another language only when nearly half are its function words and none is English."""
    shares = _shares(words) if len(words) >= 5 else {}
    best = max(sorted(shares), key=lambda code: shares[code], default=ENGLISH)
    plain = best != ENGLISH and shares[best] >= 0.4 and shares[ENGLISH] == 0 and any(c > "\x7f" for c in text)
    return best if plain else ENGLISH


def _shares(words: list[str]) -> dict[str, float]:
    counts = Counter(words)
    return {
        code: sum(count for word, count in counts.items() if word in listed) / len(words)
        for code, listed in _lexicon()[0].items()
    }


def _is_running(text: str, words: list[str]) -> bool:
    """Whether the words stand in sentences: mostly small letters, and full stops among them."""
    small = sum(1 for word in _WORD.findall(text) if word[0].islower())
    return small > 0.5 * len(words) and len(re.findall(r"[.!?](?:\s|$)", text)) >= len(words) / 60


@cache
def _lexicon() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    data = tomllib.loads(files(__package__).joinpath("function_words.toml").read_text("utf-8"))
    return {code: frozenset(words.split()) for code, words in data["words"].items()}, data["names"]
