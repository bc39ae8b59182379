"""Every message that a user can see, numbered, with what to do about it.

R1xx: how a command was used. R2xx: a source that could not be read. R3xx: part of a source that
could not be read or understood; the rest was. R4xx: the installation. R5xx: fetching. R6xx: the ledger.
"""

from __future__ import annotations

from typing import NamedTuple

from .document import Problem


class Message(NamedTuple):
    """A numbered message: `text` and `remedy` are format strings over the same fields."""

    text: str
    remedy: str


MESSAGES: dict[str, Message] = {
    "R101": Message(
        "No source given.", "Name a file, a folder, a URL with --fetch, or - for standard input."
    ),
    "R102": Message("{source} does not exist.", "Check the spelling and the current folder."),
    "R103": Message("{source} is a URL, and fetching is off.", "Add --fetch to allow network access."),
    "R104": Message(
        "{value!r} is no code, flag, kind or class known here.", "`reportedly explain` lists all."
    ),
    "R105": Message("{path} cannot be written: {reason}.", "Choose another path, or check its permissions."),
    "R106": Message("{first} and {second} cannot be used together.", "Choose one of the two."),
    "R107": Message("{source} holds no file of a kind that can be read.", "Kinds read: {kinds}."),
    "R108": Message("{reason}.", "See `{command} --help`."),
    "R109": Message(
        "{value!r} is no word known here; the nearest is {nearest}.", "`reportedly explain` lists all."
    ),
    "R110": Message("{path} holds no story called {value!r}.", "`reportedly stories` lists them."),
    "R111": Message("No word to search for in {value!r}.", "Give words, or a phrase in quotation marks."),
    "R112": Message(
        "The ledger holds nothing called {value!r}.", "Use the names that `who`, `claims` and `story` show: a5, c7, s3."
    ),
    "R113": Message("Nothing of {value} would stay.", "Leave a story or a member of it where it is, or use `rename`."),
    "R114": Message("There is no decision {value} that stands.", "`reportedly log` lists them."),
    "R115": Message("{source} holds {count} stories.", "Name a file that holds one."),
    "R116": Message(
        "{path} holds no version {value!r}.", "Write STORY@NUMBER; `reportedly story STORY` lists the versions."
    ),
    "R117": Message("{path} cannot be read as settings: {reason}.", "Write it as docs/checking.md shows."),
    "R118": Message("{path}: {place}: {reason}.", "Write it as docs/checking.md shows."),
    "R119": Message(
        "{path} accepts words that are no finding in what was checked: {words}.",
        "They were changed, or are in order now: look at them again, and take the entry out.",
    ),
    "R120": Message("There is no finding {value}.", "Give the number that stands before it in the table."),
    "R121": Message(
        "There is nothing to check against.", "Give --against DOCUMENT, or a --ledger that holds a primary document."
    ),
    "R201": Message("{source} cannot be opened: {reason}.", "Check that the file exists and may be read."),
    "R202": Message("{source} is empty.", "Nothing to do; check how the file was made."),
    "R203": Message("{source} is of a kind that is not read ({kind}).", "Kinds read: {kinds}."),
    "R204": Message("{source} is {size} long; at most {limit} is read.", "Split it, or extract the story from it."),
    "R205": Message("{source} is binary, not text.", "Give the file its right ending, or convert it first."),
    "R206": Message("{source} is damaged: {reason}.", "Get a fresh copy of the file."),
    "R207": Message("{source} is encrypted.", "Remove its password first."),
    "R208": Message("{source} took more than {limit} to read and was stopped.", "Convert it to text first."),
    "R209": Message("{source} unpacks to more than {limit}: it may be a bomb.", "Unpack it yourself if you trust it."),
    "R210": Message("{source} has no text layer: it may be a scan.", "Run OCR over it first."),
    "R211": Message("{source} is nested more than {limit} elements deep.", "Simplify the page, or save its text."),
    "R212": Message("{source} holds no text that a reader would see.", "Check how the file was made."),
    "R213": Message("{source} is no stored Document: {reason}.", "Write one with `reportedly read --json`."),
    "R214": Message("{source} no longer matches its sha256.", "Its text was changed; read the original again."),
    "R215": Message("{source} needed more than {limit} of memory and was stopped.", "Convert it to text first."),
    "R301": Message("The text is in {language}; only English is understood for now.", "Translate it first."),
    "R302": Message("The encoding of {source} was guessed as {encoding}.", "Save it as UTF-8 to be sure."),
    "R303": Message("{count} bytes are not {encoding}; each shows as U+FFFD.", "Save the file as UTF-8."),
    "R304": Message("Line ends CR LF were folded to LF ({count}).", "Nothing; offsets count the folded text."),
    "R305": Message("{name} in {source} could not be read: {reason}.", "The rest was read."),
    "R306": Message("Page {page} has no text layer: it may be a scan.", "Run OCR over it first."),
    "R307": Message("The date {value!r} was not understood.", "Nothing; no date was taken from it."),
    "R308": Message("{count} control or invisible characters stand in the text.", "They are kept; offsets count them."),
    "R309": Message("A link to {scheme} was dropped.", "Nothing; such links are never followed or shown."),
    "R310": Message("The archive ends early: {reason}.", "What stood before the damage was read."),
    "R311": Message("An embedded {network} post carries no text.", "Open it at its address: {url}."),
    "R312": Message("{source} is longer than {limit} pages; the rest was left.", "Split it."),
    "R313": Message("The structured data of the page is damaged: {reason}.", "The visible page was used."),
    "R314": Message("A quotation mark has no partner.", "Check the original; the rest was read."),
    "R316": Message("The text is mostly no prose that can be read.", "Check how the file was made."),
    "R318": Message("{count} line numbers in the margin were left out.", "Nothing; they are no words of the text."),
    "R319": Message("{source} holds more than {limit} elements; the rest was left.", "Split it, or save its text."),
    "R325": Message("Only the first {count} characters were searched for statements.", "Split the text."),
    "R326": Message("Only the first {count} notices were held against the text.", "Split the text."),
    "R327": Message(
        "A tag of {source} holds more than {limit} attributes; the rest was left.", "Nothing; no words were lost."
    ),
    "R340": Message(
        "The capture of {source} at {at} is older than what the ledger holds of it, and was not stored.",
        "Give all captures of a page to one command, with a new ledger.",
    ),
    "R401": Message("The model is missing from the installation: {path}.", "Install reportedly again."),
    "R402": Message("The model's hash is not the one shipped: {path}.", "Install reportedly again."),
    "R403": Message("Fetching needs the extra `fetch`.", "pip install 'reportedly[fetch]'."),
    "R404": Message(
        "Something went wrong inside reportedly: {reason}.", "This is a mistake in reportedly; please report it."
    ),
    "R405": Message(
        "The process that read {source} ended before it was done.", "It may need more memory; try it alone."
    ),
    "R501": Message("{url} is no address that is fetched: {reason}.", "Use a public http or https address."),
    "R502": Message("{url} leads to an address that is not public.", "Save the page and read the file."),
    "R503": Message("{url} could not be fetched: {reason}.", "Try later, or save the page and read the file."),
    "R504": Message("{url} answered {status}.", "Open it in a browser and save the page."),
    "R505": Message("{url} sent more than {limit}.", "Save the part you need and read the file."),
    "R506": Message("{url} took longer than {limit}.", "Try later."),
    "R507": Message("{url} is closed to programs by the robots.txt of its site.", "Save the page and read the file."),
    "R508": Message("{url} answered {status}.", "Nothing; it is left alone until {until}, then asked again."),
    "R509": Message(
        "{url} could not be read: {reason}; nothing else is asked of that site.",
        "Nothing; it is asked again after a while.",
    ),
    "R510": Message("No page was found in the feed {url}: {reason}.", "Open it in a browser, or watch its pages."),
    "R511": Message("The feed {url} lists {count} pages; the first {limit} are watched.", "Raise --limit."),
    "R512": Message(
        "{url} was taken out of the ledger for good, and is not watched.", "Take it in again with `reportedly add`."
    ),
    "R601": Message("{path} is no ledger: {reason}.", "Name another file with --ledger."),
    "R602": Message("There is no ledger at {path}.", "Make one with `reportedly add`, or name another with --ledger."),
    "R603": Message(
        "{path} is of schema {found}; this version of reportedly knows {known}.", "Install the newer reportedly."
    ),
    "R604": Message("{path} was made by an older reportedly.", "Add to it once, which brings it up to date."),
    "R605": Message(
        "{path} is damaged: {reason}.",
        "Nothing was written to it; use a backup, or save a copy with `sqlite3 .recover`.",
    ),
    "R606": Message("{path} cannot be opened: {reason}.", "Check its permissions and those of its folder."),
    "R607": Message(
        "{path} cannot be written: {reason}.", "What was reported as added is kept; make room or allow it, and go on."
    ),
    "R608": Message(
        "{path} is in use by another process.",
        "Wait until it is done; what was reported as added is kept.",
    ),
    "R609": Message(
        "{path} was left by a process that was stopped, and its folder is read-only.",
        "Copy it with its -wal file to a folder that you can write to.",
    ),
    "R610": Message(
        "The text of {story} in {path} is not the one that was stored.",
        "Use a backup; the file was changed from outside.",
    ),
    "R611": Message(
        "{source} is no line of `reportedly read --json`: {reason}.",
        "Write one with `reportedly read --json`.",
    ),
    "R612": Message(
        "{path} was linked by other rules than those of this reportedly.",
        "`reportedly refresh` links it anew; until then its standings are those of the older rules.",
    ),
}  # fmt: skip


def render(code: str, /, **fields: object) -> str:
    """The message for people: `[R102] nosuch.html does not exist. Check ...`.

    >>> render("R202", source="a.txt")
    '[R202] a.txt is empty. Nothing to do; check how the file was made.'
    """
    message = MESSAGES[code]
    shown = {name: printable(value) if isinstance(value, str) else value for name, value in fields.items()}
    return f"[{code}] {message.text.format(**shown)} {message.remedy.format(**shown)}"


def problem(code: str, /, *, start: int | None = None, end: int | None = None, **fields: object) -> Problem:
    """The message as a row that stands beside what could be read."""
    source = fields.get("source")
    message = render(code, **fields).removeprefix(f"[{code}] ")
    return Problem(code=code, message=message, start=start, end=end, source=None if source is None else str(source))


def printable(value: str, *, limit: int = 200) -> str:
    """`value` without control characters and no longer than `limit`: safe to print on a terminal.

    >>> printable("a\\x1b[31mb")
    'a\\ufffd[31mb'
    """
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
