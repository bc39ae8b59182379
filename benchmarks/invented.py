"""Invented stories without end, as finished records, for measuring the ledger: no reading and no network in the way.

Events come and go, five at a time, each told by eight stories over three days. Of the people of an event half are
well known (two hundred who return for ever), half are new. Stories of one event share quotations, some of them
altered; one story in twelve is a copy of another with a credit line. So the rate of repetition is the same at
the thousandth story and at the millionth. The same seed gives the same stories.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from typing import NamedTuple

from reportedly.document import Block, Document, fingerprint
from reportedly.entity import Entity
from reportedly.statement import Attribution, Hop, Statement
from reportedly.story import Story

OUTLETS = tuple(f"{town} {kind}" for town in ("Harbour", "Quay", "Northgate", "Fenwick", "Larder", "Sound", "Tarrow")
                for kind in ("Post", "Courier", "Ledger", "Standard", "Examiner"))  # fmt: skip
WIRE = "Meridian Wire"
ROLES = ("mayor", "spokeswoman", "professor", "union leader", "minister", "coach", "analyst", "engineer")
SMALL = tuple("the a of to in and that for on with is was will not it he she they by at from as".split())  # noqa: SIM905
SYLLABLES = ["ka", "lo", "mar", "ten", "vi", "sol", "dra", "quin", "bel", "os", "fer", "hu", "ny", "gast"]
FAMOUS, LIVE, STORIES_OF_AN_EVENT, A_DAY = 200, 5, 8, 60
DIRECT, INDIRECT, OWN = 6, 4, 6


class Person(NamedTuple):
    name: str
    role: str
    body: str


class Event(NamedTuple):
    people: tuple[Person, ...]
    topic: tuple[str, ...]
    quotes: tuple[tuple[Person, str], ...]
    facts: tuple[str, ...]


class World:
    """Everybody and everything that the stories draw on."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = _words()
        self.given = _names("given_names_female.txt") + _names("given_names_male.txt")
        self.famous = [self.person() for _ in range(FAMOUS)]

    def person(self) -> Person:
        pick = self.chance
        surname = "".join(pick.choice(SYLLABLES) for _ in range(pick.randint(3, 4)))
        body = f"{pick.choice(self.words).title()} {pick.choice(('Council', 'Union', 'Institute', 'Board', 'Party'))}"
        return Person(f"{pick.choice(self.given).title()} {surname.title()}", pick.choice(ROLES), body)

    def sentence(self, topic: tuple[str, ...], length: int) -> str:
        """Words of which half are small, a quarter are of the topic, and a quarter are any, common ones first."""
        pick, words = self.chance, []
        for _ in range(length):
            draw = pick.random()
            if draw < 0.5:
                words.append(pick.choice(SMALL))
            elif draw < 0.75:
                words.append(pick.choice(topic))
            else:
                words.append(self.words[int(len(self.words) ** pick.random()) - 1])
        return " ".join(words)

    def event(self) -> Event:
        pick = self.chance
        people = tuple(pick.choice(self.famous) if pick.random() < 0.5 else self.person() for _ in range(5))
        topic = tuple(pick.choice(self.words) for _ in range(40))
        quotes = tuple((pick.choice(people), self.sentence(topic, pick.randint(4, 30))) for _ in range(24))
        facts = tuple(self.sentence(topic, pick.randint(8, 24)).capitalize() for _ in range(24))
        return Event(people, topic, quotes, facts)


def stories(count: int, *, seed: int = 11) -> Iterator[Story]:
    """`count` stories, in the order of their days."""
    world = World(seed)
    pick, live = world.chance, [world.event() for _ in range(LIVE)]
    told: list[list[Story]] = [[] for _ in live]
    for number in range(count):
        at = pick.randrange(LIVE)
        if len(told[at]) == STORIES_OF_AN_EVENT:
            live[at], told[at] = world.event(), []
        day = (date(2020, 1, 1) + timedelta(days=number // A_DAY)).isoformat()
        if told[at] and pick.random() < 1 / 12:
            story = _copy(pick.choice(told[at]), number, pick.choice(OUTLETS), day)
        else:
            story = _story(world, live[at], number, pick.choice(OUTLETS), day)
        told[at].append(story)
        yield story


def _story(world: World, event: Event, number: int, outlet: str, day: str) -> Story:
    pick = world.chance
    direct, indirect = pick.sample(event.quotes, DIRECT), pick.sample(event.quotes, INDIRECT)
    parts: list[tuple[str, Person | None, str]] = [("own", None, fact) for fact in pick.sample(event.facts, OWN - 2)]
    parts += [("own", None, world.sentence(event.topic, pick.randint(8, 24)).capitalize()) for _ in range(2)]
    for person, words in direct:
        parts.append(("direct", person, _altered(words, pick) if pick.random() < 0.15 else words))
    parts += [("indirect", person, words) for person, words in indirect]
    pick.shuffle(parts)
    return _written(number, outlet, day, parts, credit="", wire=pick.random() < 0.3)


def _altered(words: str, pick: random.Random) -> str:
    one = words.split()
    one[pick.randrange(len(one))] = pick.choice(SMALL)
    return " ".join(one)


def _copy(story: Story, number: int, outlet: str, day: str) -> Story:
    """The story as another outlet prints it, with a credit line in front."""
    parts: list[tuple[str, Person | None, str]] = []
    people = {entity.id: entity for entity in story.entities}
    spans = [(said.content[0], said) for said in story.statements]
    spans += [(span, None) for span in story.own_voice]
    for (start, end), said in sorted(spans, key=lambda item: item[0]):
        words = story.document.text[start:end]
        if said is None:
            parts.append(("own", None, words.rstrip(".")))
        else:
            speaker = people[said.speakers[0]]
            role, _, body = (speaker.roles[0] if speaker.roles else "member of Board").partition(" of ")
            parts.append((str(said.quotation), Person(speaker.name, role, body), words.strip("“”,")))
    return _written(number, outlet, day, parts, credit=f"({WIRE}) - ", wire=False)


def _written(
    number: int, outlet: str, day: str, parts: list[tuple[str, Person | None, str]], *, credit: str, wire: bool
) -> Story:
    """The text of the parts, a paragraph each, with the records of what stands in it."""
    text, blocks, own, statements = credit, [], [], []
    people: dict[str, Entity] = {}
    for kind, person, words in parts:
        start = len(text) if text != credit else 0
        if person is None:
            at = len(text)
            text += f"{words}."
            own.append((at, len(text)))
        else:
            known = person.name in people
            shown = person.name if known else f"{person.name}, {person.role} of {person.body}"
            at = len(text)
            if kind == "direct":
                text += f"“{words},” {shown} said"
                content, name = (at, at + len(words) + 3), at + len(words) + 4
                cue = len(text) - 4
            else:
                text += f"{shown} said that {words}"
                name, cue = at, at + len(shown) + 1
                content = (len(text) - len(words), len(text))
            hops: tuple[Hop, ...] = ()
            if wire:
                told = len(text) + len(" told the ")
                text += f" told the {WIRE}"
                hops = (Hop(entity=None, name=WIRE, relation="outlet", evidence=(told, told + len(WIRE))),)
            text += "."
            mention = (name, name + len(person.name))
            if not known:
                people[person.name] = Entity(
                    id=f"e{len(people) + 1}", type="person", name=person.name,
                    roles=(f"{person.role} of {person.body}",), mentions=(mention,),
                )  # fmt: skip
            statements.append(
                _statement(
                    f"s{len(statements) + 1}", content, mention, (cue, cue + 4), kind, people[person.name].id, hops
                )
            )
        blocks.append(Block(kind="paragraph", start=start, end=len(text)))
        text += "\n\n"
    text = text.rstrip()
    document = Document(
        id=f"story-{number}", text=text, sha256=fingerprint(text), title=text[:60], outlet=outlet, published=day,
        url=f"https://{outlet.split()[0].lower()}.example/{number}", language="en", blocks=tuple(blocks),
    )  # fmt: skip
    return Story(document=document, statements=tuple(statements), entities=tuple(people.values()), own_voice=tuple(own))


def _statement(
    id: str, content: tuple[int, int], source: tuple[int, int], cue: tuple[int, int], quotation: str, who: str,
    chain: tuple[Hop, ...],
) -> Statement:  # fmt: skip
    printed = Attribution(
        source=(source,), cue=(cue,), content=(content,), quotation=quotation, confidence=0.9  # type: ignore[arg-type]
    )  # fmt: skip
    return Statement(
        id=id, source=(source,), cue=(cue,), content=(content,), quotation=printed.quotation, speakers=(who,),
        kind="assertion", polarity="positive", medium="unknown", said_on=None, hedges=(), basis="unknown",
        anonymity=None, chain=chain, own_reporting="unknown", parent=None,
        appearances=((min(content[0], source[0]), max(content[1], cue[1])),), printings=(printed,), settled_by=None,
        response=None, flags=(), confidence=0.9,
    )  # fmt: skip


def _names(lexicon: str) -> tuple[str, ...]:
    text = resources.files("reportedly.resolution").joinpath("lexicons", lexicon).read_text("utf-8")
    return tuple(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _words() -> tuple[str, ...]:
    """Words of English, the common ones first: those that the shipped tokenizer has in one piece."""
    text = resources.files("reportedly.extraction").joinpath("model", "tokenizer.json").read_bytes()
    pieces = sorted(json.loads(text)["model"]["vocab"].items(), key=lambda item: item[1])
    return tuple(piece for piece, _ in pieces if len(piece) > 2 and piece.isascii() and piece.isalpha())
