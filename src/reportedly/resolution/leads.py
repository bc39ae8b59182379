"""Whether the words before a name in a source belong to the name, or the name to what they describe."""

from __future__ import annotations

import re

from . import descriptions, lexicon, roles
from .figure import Figure
from .names import fold

_PREPOSITION_END = re.compile(
    r"\b(?:of|for|by|from|in|at|to|with|on|about|inside|near|against|behind|within|called|named|titled|around|among|between|representing|supporting|via)"
    r"(?: the| a| an| his| her| their| its)?(?: [\w.\-’']+){0,2}? ?[\"“(]?\Z"
)
_LIST_END = re.compile(r"(?:,|\band|&|\bor|\bnor|\bas well as|\bincluding|\blike|\bsuch as)(?: [\w.\-’']+){0,4} \Z")
_SERVED = re.compile(r" (?:to|for|of|with) (?:the )?(?:[\w’'-]+ )?[a-z’'-]+\Z")
_RELATIVE = re.compile(r",? (?:who|whom|whose|that|which)\b")
_TRIM = " \n\t,.;:–—-\"“”‘’'()[]"
_OWNS = ("’s", "'s", "s’", "s'")
_NO_NOUNS = frozenset().union(
    *(
        lexicon.grammar(key)
        for key in ("prepositions", "determiners", "phrase_ends", "no_modifiers", "modifying_participles")
    ),
    lexicon.grammar("modifiers_lowered"),
    lexicon.grammar("role_openers"),
)
_LONGEST_LEAD = 10


def lead_to_name(lead: str, figure: Figure) -> bool:
    """Whether the words before the name of a figure are told of it ("former mayor", "the company's spokeswoman,")."""
    if fold(lead) in lexicon.grammar("name_leads"):
        return True
    if _RELATIVE.search(" " + lead):
        return False
    if _LIST_END.search(lead + " ") and not lead.endswith(","):
        return True
    if lead.endswith(","):
        told = descriptions.describe(lead)
        return told is not None and told.type == "unnamed_person" and figure.type in ("person", "outlet")
    if _PREPOSITION_END.search(lead + " ") and not roles.is_role(lead.split()[-1]):
        return False
    served = _SERVED.search(lead)
    told = descriptions.describe(lead[: served.start()]) if served else None
    if told is not None and told.type == "unnamed_person" and told.known:
        return False  # "an aide to singer Ann Roe"
    if lead.endswith((")", "—", "–", "-", ":")) or figure.type in ("person", "organization", "outlet"):
        return True
    last = fold(lead.split()[-1]).strip(_TRIM)
    return roles.is_role(last) or last in lexicon.titles().honorifics or last in lexicon.titles().titles


def end_at_name(lead: str, figure: Figure) -> bool:
    """Whether a full name that ends a source stands right behind a noun that is no part of it ("Acme's Ann Roe",
    "spokeswoman for the festival Ann Roe"), but not behind a role that another serves ("aide to singer Ann Roe").

    >>> roe = Figure("person", "Ann Roe", ("ann", "roe"))
    >>> end_at_name("spokeswoman for the festival", roe), end_at_name("aide to singer", roe)
    (True, False)
    """
    if figure.type != "person" or len(figure.key) < 2 or not lead:
        return False
    last = lead.split()[-1]
    if lead.endswith(_OWNS):
        return True
    low = fold(last).strip(_TRIM)
    if not last.isalpha() or not last.islower() or low in _NO_NOUNS or len(lead.split()) > _LONGEST_LEAD:
        return False
    if _PREPOSITION_END.search(lead + " "):
        return not roles.is_role(low)
    return roles.is_role(low) or any(mark in lead for mark in _OWNS)
