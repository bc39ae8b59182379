from __future__ import annotations

import msgspec

from .marked import marked, person

LUND = person("Sunniva Lund", "Lund")
POST = (
    "[embedded_post] <t>The letters are going to leak, everyone, but please know that they asked the judge for less & "
    "less</t> — <s>Sunniva Lund</s> (@sunnivalund)"
)


def test_a_post_quoted_again_is_one_statement_with_two_appearances() -> None:
    story = marked(
        POST
        + "\n\n<t2>“The letters are going to leak, everyone,”</t2> <s2>Lund</s2> <c2>wrote</c2>. <t2>“But please know "
        "that they asked the judge for less & less.”</t2>",
        LUND,
        posts={0: 0},
    )
    first = story.assessment.statements[0]
    assert len(first.appearances) == len(first.printings) == 2
    assert first.content == story.attributions[0].content
    assert not [s for s in story.assessment.statements if s.content == story.attributions[1].content]


def test_its_pieces_found_apart_are_one_appearance() -> None:
    story = marked(
        POST
        + "\n\n<t2>“The letters are going to leak, everyone,”</t2> <s2>Lund</s2> <c2>wrote</c2>. <t3>“But please know "
        "that they asked the judge for less & less.”</t3>",
        LUND,
        posts={0: 0},
    )
    first = story.assessment.statements[0]
    assert len(first.appearances) == 2
    again = first.printings[1]
    assert [story.words(span) for span in again.cue] == ["wrote"]
    assert len(again.content) == 2


def test_a_quotation_before_the_post_is_the_first_appearance() -> None:
    story = marked(
        "<t>“The letters are going to leak, everyone,”</t> <s>Lund</s> <c>wrote</c>.\n\n"
        + POST.replace("<t>", "<t2>").replace("</t>", "</t2>").replace("<s>", "<s2>").replace("</s>", "</s2>"),
        LUND,
        posts={1: 0},
        post_fields={"posted_on": "2024-03-15"},
    )
    first = story.assessment.statements[0]
    assert [story.words(span) for span in first.cue] == ["wrote"]
    assert (first.medium, first.said_on, len(first.appearances)) == ("social_post", "2024-03-15", 2)


def test_other_words_of_the_same_author_stay_apart() -> None:
    story = marked(
        POST + "\n\n<t2>“I never wanted any of this to be known,”</t2> <s2>Lund</s2> <c2>said</c2>.", LUND, posts={0: 0}
    )
    assert [len(s.appearances) for s in story.assessment.statements if s.parent is None] == [1, 1]


def test_the_same_words_of_somebody_else_stay_apart() -> None:
    story = marked(
        POST + "\n\n<t2>“The letters are going to leak, everyone,”</t2> <s2>Ann Roe</s2> <c2>said</c2>.",
        LUND,
        person("Ann Roe"),
        posts={0: 0},
    )
    assert len([s for s in story.assessment.statements if s.parent is None]) == 2


def test_a_pull_quote_is_an_appearance() -> None:
    story = marked(
        "<t>“There is no second offer for the boats,”</t> <s>Lund</s> <c>said</c>.\n\n"
        "[pull_quote] <t2>“There is no second offer for the boats”</t2>",
        LUND,
    )
    assert len(story.only.appearances) == 2
    assert "speaker_unknown" not in {flag.code for flag in story.only.flags}


def test_what_stands_in_both_printings_is_one_too() -> None:
    story = marked(
        "[embedded_post] <t><s2>Ann Roe</s2> <c2>asked</c2> <t2>the judge for less time</t2> today</t> — <s>Sunniva "
        "Lund</s> (@lund)\n\n<t3>“<s4>Ann Roe</s4> <c4>asked</c4> <t4>the judge for less time</t4> today,”</t3> "
        "<s3>Lund</s3> <c3>wrote</c3>.",
        LUND,
        person("Ann Roe"),
        posts={0: 0},
        parents={1: 0, 3: 2},
    )
    assert [(s.parent, len(s.appearances)) for s in story.assessment.statements] == [(None, 2), ("s1", 2)]


def test_the_forecast_inside_a_post_comes_out_with_both_its_printings() -> None:
    story = marked(
        POST
        + "\n\n<t2>“The letters are going to leak, everyone,”</t2> <s2>Lund</s2> <c2>wrote</c2>. <t2>“But please know "
        "that they asked the judge for less & less.”</t2>",
        LUND,
        posts={0: 0},
    )
    child = next(s for s in story.assessment.statements if s.parent == "s1")
    assert child.kind == "forecast"
    assert [story.words(span) for span in child.appearances] == ["The letters are going to leak, everyone"] * 2
    assert child.speakers == ("e1",)


def test_a_post_that_a_sentence_announces_is_one_appearance() -> None:
    story = marked(
        "<s2>Lund</s2> <c2>has posted</c2>:\n\n"
        "[embedded_post] <t><t2>I am standing on the wall.</t2> Nobody is left.</t> — <s>Sunniva Lund</s> (@lund)",
        LUND,
        posts={0: 0},
        post_fields={"posted_on": "2024-10-03"},
    )
    assert (len(story.only.appearances), story.only.said_on, story.only.medium) == (1, "2024-10-03", "social_post")
    assert story.only.printings == (story.attributions[0],)


def test_a_pull_quote_goes_to_the_innermost_quotation_that_holds_it() -> None:
    story = marked(
        "<t>“The chairman <c2>told</c2> us, <t2>‘There is no second offer’</t2>, and that was the end of it,”</t> "
        "<s>Lund</s> <c>said</c>.\n\n[pull_quote] <t3>“There is no second offer”</t3>",
        LUND,
        parents={1: 0},
    )
    story.attributions[1] = msgspec.structs.replace(story.attributions[1], quotation="direct")
    assert [(s.parent, len(s.appearances)) for s in story.assessment.statements] == [(None, 1), ("s1", 2)]
