"""Plain text: the characters exactly as they stand, and what its lines are."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.document import Block, Document
from reportedly.reading import from_text, read_text
from reportedly.reading.graphemes import is_boundary

ARTICLE = (
    "Harbor bridge to close for a year\n\n"
    "By Nora Quist and Tom Finch\n\n"
    "Published Sept. 8, 2023\n\n"
    "The harbor bridge will close in March, the mayor said.\n"
    "Repairs had been put off for ten years, an engineer said, who asked not to be named by this paper at all.\n\n"
    "- The first closed lane\n- The second closed lane\n\n"
    "> We wait.\n\n"
    "UPDATE, Sept. 9, 2023: The council has agreed.\n"
)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def speakers(document: Document) -> list[str | None]:
    return [block.speaker for block in document.blocks]


def check_blocks(document: Document) -> None:
    """The blocks hold every character that is not white space, once and in order, and cut none in two."""
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end
        assert not document.text[at : block.start].strip()
        assert not document.text[block.end - 1].isspace()
        assert is_boundary(document.text, block.start)
        assert is_boundary(document.text, block.end)
        at = block.end
    assert not document.text[at:].strip()


def test_the_text_is_exactly_the_decoded_characters() -> None:
    text = "  It\u00a0is “so”.\u200b \n\n\n\tﬁne  e\u0301 é\u2028x \n\n"
    reading = read_text(text.encode(), id="note", source="note.txt")
    assert reading.document is not None
    assert reading.document.text == text
    assert reading.document.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("raw", "text", "count"),
    [("a\r\nb\r\n", "a\nb\n", 2), ("a\rb", "a\nb", 1), ("a\r\r\nb", "a\nb", 1), ("a\nb", "a\nb", 0)],
)
def test_line_ends_are_folded_and_that_is_said(raw: str, text: str, count: int) -> None:
    reading = read_text(raw.encode(), id="note", source="note.txt")
    assert reading.document is not None
    assert reading.document.text == text
    said = [problem.message for problem in reading.problems if problem.code == "R304"]
    assert [f"({count})" in message for message in said] == [True] * bool(count)


def test_the_lines_of_an_article_are_told_apart() -> None:
    document = from_text(ARTICLE, id="bridge")
    assert [kind for kind, _ in kinds(document)] == [
        "heading", "byline", "byline", "paragraph", "paragraph", "list_item", "list_item", "blockquote", "notice",
    ]  # fmt: skip
    assert (document.title, document.authors) == ("Harbor bridge to close for a year", ("Nora Quist", "Tom Finch"))
    assert (document.published, document.modified) == ("2023-09-08", "2023-09-09")
    assert document.sources == {"title": "text", "authors": "text", "published": "text", "modified": "text"}
    check_blocks(document)


def test_what_is_given_wins_over_what_stands_in_the_text() -> None:
    document = from_text(
        ARTICLE, id="b", title="Bridge", published="2023-01-01", outlet="The Harbor News", url="https://x.example"
    )
    assert (document.title, document.published, document.outlet) == ("Bridge", "2023-01-01", "The Harbor News")
    assert document.url == "https://x.example"
    assert set(document.sources) == {"authors", "modified"}


def test_lines_that_were_broken_to_fit_are_one_paragraph() -> None:
    wrapped = (
        "The harbor bridge will close in March for a year,\nthe mayor said on Friday, after ten years in\n"
        "which every repair that was asked for had been\nput off by the council.\n\nShe left."
    )
    assert [words for _, words in kinds(from_text(wrapped, id="w"))] == [wrapped[: wrapped.index("\n\n")], "She left."]


def test_whole_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    text = "She will stay, she said on Friday, and work.\nHe will go.\nNobody else has said anything of the kind."
    assert [words for _, words in kinds(from_text(text, id="p"))] == text.split("\n")


def test_markdown_headings_are_headings_in_markdown_only() -> None:
    text = "# Bridge closes\n\nShe said so.\n\n## What next?\n\nNobody knows."
    markdown = read_text(text.encode(), id="m", source="m.md", markdown=True).document
    assert markdown is not None
    assert markdown.title == "Bridge closes"
    assert [kind for kind, _ in kinds(markdown)] == ["heading", "paragraph", "heading", "paragraph"]
    assert kinds(from_text(text, id="m"))[2][0] == "paragraph"


def test_a_dateline_gives_the_date_and_stays_a_paragraph() -> None:
    document = from_text("HARBOR CITY, Sept. 8, 2023 — The bridge will close.\n\nShe said so.", id="d")
    assert document.published == "2023-09-08"
    assert document.blocks[0].kind == "paragraph"


def test_a_date_in_a_sentence_is_no_date_of_publication() -> None:
    document = from_text("The bridge closed on Sept. 8, 2023, the mayor said.\n\nShe left.", id="d")
    assert document.published is None


def test_flat_posts_become_blocks_of_their_own() -> None:
    text = "The mayor replied.\n\nWe wait. #bridge — Ada Lindgren (@adalindgren) September 8, 2023\n\nShe left."
    document = from_text(text, id="post")
    (post,) = document.posts
    assert (post.author, post.handle, post.posted_on) == ("Ada Lindgren", "@adalindgren", "2023-09-08")
    assert Block(kind="embedded_post", start=post.start, end=post.end) in document.blocks
    check_blocks(document)


TRANSCRIPT = (
    "NORA QUIST: Good evening, mayor. Will the bridge close?\n\n"
    "ADA LINDGREN: It will. We have no other choice.\n\nThe steel is tired.\n\n(APPLAUSE)\n\n"
    "NORA QUIST: When will it close?\n\nADA LINDGREN: In March, and for a year.\n"
)


def test_a_transcript_has_turns_and_who_speaks_goes_on() -> None:
    document = from_text(TRANSCRIPT, id="t")
    assert speakers(document) == [
        "NORA QUIST", "ADA LINDGREN", "ADA LINDGREN", None, "NORA QUIST", "ADA LINDGREN",
    ]  # fmt: skip
    assert document.blocks[0].kind == "turn"
    assert document.blocks[3].kind == "paragraph"


def test_a_speech_under_one_label_is_one_turn_after_the_other() -> None:
    text = "ADA LINDGREN: I thank you all.\n\nThe bridge is tired.\n\nThank you."
    assert speakers(from_text(text, id="s")) == ["ADA LINDGREN"] * 3


def test_turns_on_lines_of_one_run_stay_apart() -> None:
    text = "NORA QUIST: Is it true?\nADA LINDGREN: It is so.\nNORA QUIST: Since when?\nADA LINDGREN: March.\n"
    assert speakers(from_text(text, id="r")) == ["NORA QUIST", "ADA LINDGREN"] * 2


def test_questions_and_answers_are_turns() -> None:
    text = "Q. Were you on the bridge?\n\nA. I was.\n\nQ. Who else was there?\n\nA. Nobody that I could see."
    assert speakers(from_text(text, id="qa")) == ["Q", "A", "Q", "A"]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor: I will stay\n\nThe mayor said so.\n\nShe left.\n\nNobody spoke.",
        "Votes so far:\n\nLindgren: 1,200\n\nQuist: 900\n\nLindgren: 40%\n\nQuist: 30%",
        "WHAT WE KNOW: " + "The bridge closes. " * 20 + "\n\nIt was built in 1931.\n\nShe left.\n\nNobody spoke.",
        "The story.\n\nPhoto: Nora Quist\n\nSource: the council\n\nPhoto: Tom Finch\n\nShe left.",
    ],
)
def test_articles_with_colons_are_no_transcripts(text: str) -> None:
    assert speakers(from_text(text, id="c")) == [None] * len(from_text(text, id="c").blocks)


def test_lone_surrogates_keep_every_offset() -> None:
    assert from_text("a\ud800b", id="s").text == "a\ufffdb"


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_its_blocks_hold_all_of_it(text: str) -> None:
    check_blocks(from_text(text, id="any"))


LINES = st.sampled_from([
    "", " ", "By Nora Quist", "> so", "- so", "“We wait,” she said.", "e\u0301", "\u0301", "NORA QUIST: So?", "1. One",
    "UPDATE: Out.", "We wait — Ada (@ada) May 3, 2021", "👩\u200d👧 🇫🇮", "\r", "\u2028", "Sept. 8, 2023", "A" * 90,
])  # fmt: skip


@given(st.lists(LINES, max_size=14), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_lines_are_read_and_their_blocks_hold_all_of_them(lines: list[str], markdown: bool) -> None:
    check_blocks(from_text("\n".join(lines), id="any", markdown=markdown))


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reading = read_text(data, id="any", source="any.txt")
    if reading.document is None:
        assert reading.problems
    else:
        check_blocks(reading.document)
