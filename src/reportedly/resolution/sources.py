"""From the spans of one source to who that is: names, lists, descriptions, pronouns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from .._typing import Span, Spans
from . import descriptions, leads, lexicon, roles
from .antecedents import POINTING, Antecedents
from .cast import Cast, Spot
from .coreference import Descriptions
from .figure import Figure
from .introductions import OWN_SITE, OWN_SITE_OF_OWNER
from .names import fold
from .pronouns import Foreground

_AND_GAP = re.compile(
    r"[\s,)]*(?:,|and|&|or|nor|as well as|along with|together with|plus|but also)+(?P<words>(?: [\w.\-’']+){0,6}) ?\Z"
)
_INCLUDING = re.compile(r"(?:including|such as|like|among them)(?: [\w.\-’' ]+)?\s*\Z")
_GOES_ON = re.compile(r"[\s,(—–-]*(?:who|whom|whose|which|that|a|an|the|his|her|their|its)\b")
_RELATIVE = re.compile(r",? (?:who|whom|whose|that|which)\b")
_FOLLOWS = lexicon.grammar("after_names")
_TRIM = " \n\t,.;:–—-\"“”‘’'()[]"
_KIND_OF_OUTLET = re.compile(
    r"(?:news )?(?:paper|newspaper|agency|magazine|site|website|network|channel|service|programme|program)"
)
_SOME_OF_WHOM = re.compile(r"[a-z]+ of (?:whom|which)")
_LISTED_PLACE = re.compile(r"(?:the )?[A-Z][\w.’'-]*(?: (?!and\b)[A-Z][\w.’'-]*)*")
_ARTICLES = frozenset(("the ", "a ", "an "))
_AND_OTHERS = re.compile(r",? (?:and|or|as well as|along with) (?P<who>[^\n,;:()]{3,120}),?\Z")
_AMONG_WHOM = re.compile(r"(?P<who>[^\n,;:()]{3,120}),? (?:including|such as|like|among them) ?\Z")
_CALLED = re.compile(
    r"(?:(?:an?|one|another|the) )?(?:[\w’'-]+ ){0,3}?(?:user|commenter|blogger|redditor|poster|gamer|tweeter),? "
    r"(?:(?:called|named|nicknamed|known as|going by|with the (?:user)?name|by the name of|under the name) )?"
    r"[\"“‘']?(?P<name>(?=[^ ]*[^\Wa-z])[^ ,]+(?: [^a-z ,][^ ,]*)*)[\"”’']?\Z"
)
_OF_PLACE = re.compile(r" of [A-Z][\w.]+(?: [A-Z][\w.]+)?")
_IN_BRACKETS = re.compile(r" \([^()\n]{1,20}\)")
_BODIES = ("organization", "outlet")
_SENTENCE = 1_000  # characters of a sentence in which its subject is looked for
_BOTH = re.compile(r"(?:both|the two|the pair of) \w+\Z")


class Sources:
    """The sources of one text, resolved one after another in the order in which they stand."""

    def __init__(self, cast: Cast, foreground: Foreground) -> None:
        self.cast = cast
        self.text = cast.text
        self.foreground = foreground
        self._descriptions = Descriptions(cast, foreground)
        self._antecedents = Antecedents(cast, foreground, self._descriptions, self._named)

    def speakers(self, source: Spans, unlike: Sequence[Figure] = (), content: Spans = ()) -> list[Figure]:
        """Who the source's spans mean; a piece that only describes adds nobody to a piece that names.

        `unlike` are those whom "he" or "she" cannot be: in the words quoted from them, they are "I".
        `content` is what they say: whoever is only named in it hardly says it.
        """
        found: list[Figure] = []
        loose: list[Span] = []
        for span in source:
            if loose and not found and self._is_document(loose[0]):
                break
            if found and _GOES_ON.match(self.text, *span):
                continue
            named = self._named(span)
            if named:
                found.extend(figure for figure in named if figure not in found)
            else:
                loose.append(span)
        if not found and loose:
            pointing = [span for span in loose[1:] if fold(self.text[slice(*span)]).strip(_TRIM) in POINTING]
            found = self._unnamed(pointing[0] if pointing else loose[0], unlike, content)
        return found

    def _is_document(self, span: Span) -> bool:
        """Whether a source begins with a document, which then is what speaks ("an analysis by ...")."""
        words = self.text[slice(*span)].split()
        if not words or not (words[0].islower() or fold(words[0]) in lexicon.grammar("determiners")):
            return False
        told = descriptions.describe(self.text[slice(*span)])
        return told is not None and told.known and told.type == "document"

    def whole(self, span: Span) -> list[Figure]:
        """Who a cut source means where a name goes on from it."""
        return [spot.figure for spot in self._wider(span)]

    def subject(self, at: int) -> list[Figure]:
        """The subject of the sentence that goes on at `at`: who spoke last in it, else the first named there who
        neither owns what follows nor stands behind a preposition."""
        begin = self.foreground.sentences[self.foreground.sentence(at)]
        spoke = self.foreground.spoken_between(begin, at)
        if spoke:
            return spoke[-1:]
        for spot in self.cast.at(begin, min(at, begin + _SENTENCE)):
            if self.foreground.is_subject(spot.lead) and self.text[spot.end : spot.end + 2] not in ("’s", "'s"):
                return [spot.figure]
        return []

    def _named(self, span: Span) -> list[Figure]:
        """Those whom the span names as the speakers, empty where its head is no name."""
        start, end = span
        spots = self.cast.at(start, end)
        if not spots:
            spots = self._wider(span)
        if not spots:
            return []
        together = self._told_as_group(span, spots)
        if together:
            return together
        first = spots[0]
        lead = self.text[start : first.lead].strip(" \n\"“‘'")
        if OWN_SITE.fullmatch(self.text[first.end : end].rstrip(_TRIM)):
            return [first.figure]
        if self._owns_or_modifies(first, end):
            return self._apposed(span, spots)
        if lead and not leads.lead_to_name(lead, first.figure):
            return self._apposed(span, spots)
        heads = [first]
        self._note_lead(lead, first)
        previous = first
        for spot in spots[1:]:
            if spot.start < previous.end:
                continue
            gap = self.text[previous.end : spot.lead]
            whole_gap = self.text[heads[-1].end : spot.lead]
            if _RELATIVE.match(whole_gap):
                break
            listed = _listing(gap)
            if listed and (
                previous is heads[-1] or (whole_gap.startswith(",") and re.search(r", (?:and|&) [^,]*\Z", gap))
            ):
                if not self._owns_or_modifies(spot, end) and not _apposition(gap, spot, heads[-1]):
                    heads.append(spot)
            elif previous is heads[-1] and _INCLUDING.search(gap):
                heads.append(spot)
            previous = spot
        figures: list[Figure] = []
        for spot in heads:
            if spot.figure not in figures:
                figures.append(spot.figure)
        among = _AMONG_WHOM.match(self.text, start, first.lead)
        others = _AND_OTHERS.match(self.text, heads[-1].end, end)
        return [*self._others(among, ("group",)), *figures, *self._others(others, ("group", "unnamed_person"))]

    def _told_as_group(self, span: Span, spots: list[Spot]) -> list[Figure]:
        """The people whom a source names behind what they are together ("two millers, Ann Roe and Mark Lane")."""
        people = [spot for spot in spots if spot.figure.type == "person" and len(spot.figure.key) > 1]
        lead = self.text[span[0] : people[0].lead].rstrip() if len(people) > 1 else ""
        if not lead.endswith(",") and lead.rpartition(" ")[2] not in lexicon.roles().singular:
            return []
        told = descriptions.describe(lead)
        if told is None or told.type != "group":
            return []
        gaps = [self.text[one.end : other.lead] for one, other in pairwise(people)]
        if not all(_listing(_OF_PLACE.sub("", gap)) for gap in gaps):
            return []
        return list(dict.fromkeys(spot.figure for spot in people))

    def _others(self, match: re.Match[str] | None, types: tuple[str, ...]) -> list[Figure]:
        """Those who are only described beside names ("Roe and her aides", "several critics, including Roe")."""
        told = descriptions.describe(match.group("who")) if match else None
        if match is None or told is None or told.type not in types or not told.known:
            return []
        return [self._antecedents.described(told, *match.span("who"))]

    def _wider(self, span: Span) -> list[Spot]:
        """A name that the span only holds a part of: the last word ("de Blasio"), the first, the title or the article
        before it."""
        spots = self.cast.spots
        low = bisect_right(spots, span[0], key=lambda spot: spot.start) - 1
        if low >= 0 and spots[low].start <= span[0] < spots[low].end >= span[1] - 2:
            return [spots[low]]
        if low + 1 < len(spots) and spots[low + 1].lead <= span[0] < span[1] <= spots[low + 1].end:
            return [spots[low + 1]]
        if low + 1 < len(spots) and fold(self.text[span[0] : spots[low + 1].start]) in _ARTICLES:
            return [spots[low + 1]]
        return []

    def _note_lead(self, lead: str, spot: Spot) -> None:
        """A description that stands before the name is what its bearer is."""
        if spot.figure.type != "person" or not lead.endswith(","):
            return
        told = descriptions.describe(lead)
        if told is not None and told.role and told.type == "unnamed_person":
            spot.figure.take_role(told.role)

    def _owns_or_modifies(self, spot: Spot, end: int) -> bool:
        """Whether the name only owns or modifies what follows ("Doe's lawyer", "the Acme report")."""
        rest = self.text[spot.end : end]
        owned = re.match(r"[’'][sS]?(?= |\Z)", rest)
        if owned:
            following = rest[owned.end() :].strip(_TRIM)
            return bool(following) and fold(following.split()[0]) not in _FOLLOWS
        if rest.startswith("/") and rest[1:2].isalpha():
            return True
        if not rest.startswith((" ", "-")) or not rest.strip(_TRIM):
            return False
        if rest.startswith(("-", " -", " –", " —", " ―", " (")):
            return rest.startswith("-") and rest[1:2].isalpha()
        word = rest.split()[0]
        if word[:1].isupper() or word[0] in "(@–—-&" or word[0].isdigit():
            return bool(word[:1].isupper() and not self.cast.at(spot.end, spot.end + 2 + len(word)))
        low = fold(word.strip(_TRIM))
        if spot.figure.type == "outlet" and _KIND_OF_OUTLET.fullmatch(fold(rest).strip(_TRIM)):
            return False
        return low not in _FOLLOWS and (low == "family" or not low.endswith(("ly", "ed")))

    def _apposed(self, span: Span, spots: list[Spot]) -> list[Figure]:
        """The name in apposition to a description that holds another ("Doe's husband, Bill"), or whose speech it is."""
        if self._is_speech(span, spots[0]):
            return [spots[0].figure]
        for spot in spots:
            if spot.end >= span[1] - 2 and leads.end_at_name(self.text[span[0] : spot.lead].rstrip(), spot.figure):
                return [spot.figure]
        for before, spot in pairwise(spots):
            if spot.figure.type == "person" and spot.lead - before.end == 1 and before.figure.type in _BODIES:
                told = descriptions.describe(self.text[span[0] : before.end])
                led = self.text[max(0, span[0] - 6) : span[0]].split()[-1:]
                if (told is not None and told.type == "unnamed_person" and told.known and not told.plural) or (
                    led and led[0] in lexicon.grammar("prepositions")
                ):
                    return [spot.figure]
        for spot in spots[1:]:
            lead = self.text[span[0] : spot.lead].rstrip(' "“')
            if spot.figure.type == "person" and lead.endswith(("’s", "'s")) and len(lead.split()) < 5:
                return [spot.figure]
            if (
                not lead
                or spot.figure.type != "person"
                or (not lead.endswith((",", "–", "—")) and not roles.is_role(lead.split()[-1]))
            ):
                continue
            told = descriptions.describe(lead)
            if told is not None and told.type == "unnamed_person" and told.known and not told.plural:
                if told.role:
                    spot.figure.take_role(told.role)
                return [spot.figure]
        return []

    def _is_speech(self, span: Span, spot: Spot) -> bool:
        """ "Roe's keynote address": whatever it says, she says."""
        rest = self.text[spot.end : span[1]]
        last = fold(rest.split()[-1]).strip(_TRIM) if rest[:2] in ("’s", "'s") and rest[2:].strip(_TRIM) else ""
        return spot.lead == span[0] and spot.figure.type == "person" and last in lexicon.grammar("own_speech")

    def _unnamed(self, span: Span, unlike: Sequence[Figure], content: Spans) -> list[Figure]:
        phrase = self.text[span[0] : span[1]].strip(_TRIM)
        low = fold(phrase)
        if not low:
            return []
        if low in POINTING:
            return self._antecedents.of(low, span, unlike, content)
        if low.split()[0] in ("both", "the") and _BOTH.match(low):
            pair = self.foreground.several(span[0])
            if len(pair) == 2:
                return pair
        if _SOME_OF_WHOM.fullmatch(low):
            return self._antecedents.relative("who", span[0]) or self.foreground.several(span[0])
        site = OWN_SITE_OF_OWNER.fullmatch(phrase)
        if site is not None:
            start = self.text.index(phrase, span[0])
            return self._unnamed((start, start + len(site["owner"] or site["whose"])), unlike, content)
        user = _CALLED.match(phrase)
        if user is not None:
            return [self.cast.person(user.group("name"))]
        known = self._surname(phrase, low) or self._places(span)
        if known:
            return known
        told = descriptions.describe(phrase)
        return [] if told is None else [self._descriptions.figure(told, span)]

    def _surname(self, phrase: str, low: str) -> list[Figure]:
        """Whose surname a single capitalized word is that is also a small word."""
        bearers = self.cast.surnames.get(low, []) if phrase[0].isupper() and " " not in phrase else []
        return list(bearers) if len(bearers) == 1 else []

    def _places(self, span: Span) -> list[Figure]:
        """The countries and towns that a source lists ("France, Spain and the Netherlands"), each a body that acts."""
        parts = list(_LISTED_PLACE.finditer(self.text, *span))
        known = lexicon.bodies().places
        if len(parts) < 2 or not all(fold(part.group()).removeprefix("the ") in known for part in parts):
            return []
        if re.sub(r"(?:,| and)+ ", "", _LISTED_PLACE.sub("", self.text[slice(*span)])).strip():
            return []
        found = []
        for part in parts:
            told = descriptions.describe(part.group())
            if told is not None:
                found.append(self._antecedents.described(told, part.start(), part.end()))
        return found


def _listing(gap: str) -> bool:
    """Whether a gap between two names lists them: a connective, and no more than a role behind it."""
    match = _AND_GAP.fullmatch(_IN_BRACKETS.sub("", gap))
    if match is None:
        return False
    openers = lexicon.grammar("role_openers")
    return all(
        word[0].isupper()
        or "-" in word
        or roles.is_role(word)
        or fold(word) in openers
        or fold(word) in ("the", "then", "both", "and")
        for word in match.group("words").split()
    )


def _apposition(gap: str, spot: Spot, head: Spot) -> bool:
    """Whether a name after a comma belongs to what is said of the one before."""
    return gap.strip() in (",", ", the") and spot.figure.type != head.figure.type
