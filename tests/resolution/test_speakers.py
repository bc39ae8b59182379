"""Who speaks, from the words that name, describe or point at a source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.document import Document, Post, fingerprint
from reportedly.resolution.speakers import resolve
from reportedly.statement import Attribution


def test_surname_means_the_full_name_before_it(told: Callable) -> None:
    story = told("Samantha Phillips, the city's emergency operations director, spoke. [[Phillips]] said it was over.")
    assert story.speakers(0) == ["Samantha Phillips"]
    assert "Phillips" in story.entity("Samantha Phillips").aliases
    assert story.entity("Samantha Phillips").roles == ("city's emergency operations director",)


def test_both_and_give_two_speakers(told: Callable) -> None:
    story = told("The letters were from Ann Lee and Robert Moss. [[both Moss and Lee]] wrote them.")
    assert story.speakers(0) == ["Robert Moss", "Ann Lee"]


def test_a_list_behind_including_gives_all_who_are_named(told: Callable) -> None:
    story = told(
        "[[Mary Vane and Paul Orr along with others including Kurtis Bell, Dana Jo Pike, and Olim Qadri]] wrote."
    )
    assert story.speakers(0) == ["Mary Vane", "Paul Orr", "Kurtis Bell", "Dana Jo Pike", "Olim Qadri"]


def test_apposition_before_the_name_is_a_role(told: Callable) -> None:
    story = told("[[the company's spokeswoman, Ann Lee,]] said no.")
    assert story.speakers(0) == ["Ann Lee"]
    assert "spokeswoman" in story.entity("Ann Lee").roles[0]


def test_a_name_that_no_list_knows_is_a_person_behind_its_role(told: Callable) -> None:
    story = told("[[The opposition leader, Sabine Kettering]], said no.")
    assert story.speakers(0) == ["Sabine Kettering"]
    assert story.entity("Sabine Kettering").roles == ("opposition leader",)


def test_plural_roles_belong_to_everyone_in_the_list(told: Callable) -> None:
    story = told("It hurt his That ’80s House co-stars and longtime friends Ann Lee and Bob Moss. [[Moss]] agreed.")
    assert story.entity("Ann Lee").roles == ("That ’80s House co-star", "longtime friend")
    assert story.entity("Bob Moss").roles == ("That ’80s House co-star", "longtime friend")


@pytest.mark.parametrize(("pronoun", "name"), [("she", "Jane Doe"), ("he", "Mark Roe")])
def test_pronouns_follow_gender(told: Callable, pronoun: str, name: str) -> None:
    story = told(f"Jane Doe met Mark Roe on Friday. It was late, [[{pronoun}]] said.")
    assert story.speakers(0) == [name]


def test_he_added_goes_on_with_the_last_speaker(told: Callable) -> None:
    story = told("“No,” [[Mark Roe]] said of Peter Lane. “Never,” [[he]] added.")
    assert story.speakers(1) == ["Mark Roe"]


def test_who_is_the_name_right_before_it(told: Callable) -> None:
    story = told("The vote was lost by Mark Roe. Next came Ann Lee, [[who]] said it was fair.")
    assert story.speakers(0) == ["Ann Lee"]


def test_the_role_later_means_its_holder(told: Callable) -> None:
    story = told("Former mayor Jane Doe met actor Mark Roe. [[The actor]] smiled. [[The former mayor]] did not.")
    assert story.speakers(0) == ["Mark Roe"]
    assert story.speakers(1) == ["Jane Doe"]


def test_two_of_one_family_are_never_merged(told: Callable) -> None:
    story = told("Jane Doe and Mark Doe were there. [[Ms. Doe]] spoke. [[Mark Doe]] did not.")
    assert story.speakers(0) == ["Jane Doe"]
    assert story.speakers(1) == ["Mark Doe"]


def test_nicknames_are_the_same_person(told: Callable) -> None:
    story = told("William Lane came. [[Bill Lane]] said so.")
    assert len(story.resolution.entities) == 1


@pytest.mark.parametrize(
    ("described", "kind"),
    [
        ("a senior official familiar with the talks", "unnamed_person"),
        ("a source close to the family", "unnamed_person"),
        ("a spokesman for Acme Corp.", "unnamed_person"),
        ("sources familiar with the matter", "group"),
        ("protesters", "group"),
        ("two former aides", "group"),
        ("people briefed on the plan", "group"),
        ("Niece and nephew", "group"),
        ("the report", "document"),
        ("a poll by Springfield University", "document"),
        ("police", "organization"),
        ("Acme Corp.", "organization"),
        ("the Daily Courier", "outlet"),
        ("Good Morning Springfield", "outlet"),
        ("KXYZ", "outlet"),
    ],
)
def test_kinds_of_sources(told: Callable, described: str, kind: str) -> None:
    story = told(f"On Monday [[{described}]] said so.")
    (speaker,) = story.resolution.speakers[0]
    assert story.by_id[speaker].type == kind


def test_the_company_is_the_body_last_named(told: Callable) -> None:
    story = told("Acme Corp. closed its plant. [[The company]] said it was sorry.")
    assert story.speakers(0) == ["Acme Corp."]


def test_one_entity_for_one_unnamed_source(told: Callable) -> None:
    story = told("[[a source close to the family]] called. [[The source]] was sure. [[a person at the bank]] was not.")
    assert story.resolution.speakers[0] == story.resolution.speakers[1] != story.resolution.speakers[2]


def test_first_person_in_a_post_is_its_author() -> None:
    text = "It began online.\n\nI hold the letters — Lisa Roe (@LisaRoeABC) May 7, 2021"
    start = text.index("I hold")
    post = Post(
        start=start,
        end=len(text),
        author="Lisa Roe",
        handle="LisaRoeABC",
        body=(start, text.index(" —")),
        signature=(text.index("Lisa"), text.index("Lisa") + 8),
    )
    document = Document(id="x", text=text, sha256=fingerprint(text), posts=(post,))
    outer = Attribution(source=(), cue=(), content=(post.body,), quotation="direct", confidence=1.0, post=0)
    inner = Attribution(
        source=((start, start + 1),),
        cue=(),
        content=((start + 2, start + 6),),
        quotation="indirect",
        confidence=1.0,
        parent=0,
    )
    entities, speakers = resolve(document, [outer, inner])
    assert [entity.name for entity in entities] == ["Lisa Roe"]
    assert speakers == (("e1",), ("e1",))
    assert entities[0].handles == ("@LisaRoeABC",)


def test_nobody_speaks_where_the_text_names_nobody(told: Callable) -> None:
    empty = Attribution(source=(), cue=(), content=((0, 2),), quotation="direct", confidence=1.0)
    story = told("It rained.", extra=(empty,))
    assert story.resolution == ((), ((),))


def test_ids_follow_the_order_of_first_mention(told: Callable) -> None:
    story = told("Mark Roe saw Ann Lee near Acme Corp. [[She]] waved.")
    assert [(e.id, e.name) for e in story.resolution.entities] == [
        ("e1", "Mark Roe"),
        ("e2", "Ann Lee"),
        ("e3", "Acme Corp."),
    ]


def quoted(text: str, words: str, source: str, inner: str) -> list[Attribution]:
    """A quotation of `words` by `source`, and what `inner` says in it."""
    start, by, who = text.index(words), text.index(source), text.index(inner)
    return [
        Attribution(
            source=((by, by + len(source)),),
            cue=(),
            content=((start, start + len(words)),),
            quotation="direct",
            confidence=1.0,
        ),
        Attribution(
            source=((who, who + len(inner)),),
            cue=(),
            content=((start + 1, start + len(words)),),
            quotation="indirect",
            confidence=1.0,
            parent=0,
        ),
    ]


def test_he_in_somebodys_quoted_words_is_somebody_else() -> None:
    text = "Peter Lane lost the vote. Mark Roe won. “No, he said he would leave,” Roe said."
    attributions = quoted(text, "“No, he said he would leave,”", "Roe said"[:3], "he said"[:2])
    entities, speakers = resolve(Document(id="x", text=text, sha256=fingerprint(text)), attributions)
    names = {entity.id: entity.name for entity in entities}
    assert [names[ids[0]] for ids in speakers] == ["Mark Roe", "Peter Lane"]


def test_i_in_somebodys_quoted_words_is_that_somebody() -> None:
    text = "Peter Lane lost. “No, I believe them,” Ann Roe said."
    attributions = quoted(text, "“No, I believe them,”", "Ann Roe", "I ")
    entities, speakers = resolve(Document(id="x", text=text, sha256=fingerprint(text)), attributions)
    names = {entity.id: entity.name for entity in entities}
    assert [names[ids[0]] for ids in speakers] == ["Ann Roe", "Ann Roe"]


def test_a_verb_without_a_source_goes_on_from_the_clause_before(told: Callable) -> None:
    story = told("<s1>Ann Roe</s1> <c1>praised</c1> <t1>the mill</t1> but <c2>said</c2> <t2>it was late</t2>.")
    assert story.speakers(1) == ["Ann Roe"]


def test_a_sentence_that_is_all_participle_goes_on_from_the_one_before(told: Callable) -> None:
    story = told("<s1>Ann Roe</s1> <c1>said</c1> <t1>it was late</t1>. <c2>Adding</c2>, <t2>“It is shut.”</t2>")
    assert story.speakers(1) == ["Ann Roe"]
