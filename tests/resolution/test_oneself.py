"""Who "I" is."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.document import Post
from reportedly.resolution.cast import Cast
from reportedly.resolution.figure import Figure
from reportedly.resolution.oneself import continued
from reportedly.resolution.pronouns import Foreground

I_SAY = "<s>I</s> <c>say</c> <t>so</t>"


def test_i_in_the_running_text_is_the_one_author(told: Callable) -> None:
    assert told(f"It rained. {I_SAY}.", authors=("Ann Roe",)).speakers(0) == ["Ann Roe"]
    assert told(f"It rained. {I_SAY}.", authors=("Ann Roe", "Mark Lane")).speakers(0) == []


def test_we_in_the_running_text_is_not_the_author(told: Callable) -> None:
    assert told("It rained. <s>We</s> <c>say</c> <t>so</t>.", authors=("Ann Roe",)).speakers(0) == []


def test_i_in_a_quotation_is_the_speaker_of_the_shortest_that_holds_it(told: Callable) -> None:
    story = told(
        f"<s>Mark Lane</s> <c>wrote</c> <t>of much, and <s2>Ann Roe</s2> <c2>said</c2> "
        f"<t2>“No, {I_SAY.replace('s>', 's3>').replace('c>', 'c3>').replace('t>', 't3>')}”</t2></t>."
    )
    assert story.speakers(2) == ["Ann Roe"]


def test_i_in_a_paragraph_that_opens_as_a_quotation_is_who_spoke_last(told: Callable) -> None:
    story = told(f"<s2>Mark Lane</s2> <c2>said</c2> <t2>no</t2>.\n\n“It rained. {I_SAY}.”", authors=("Ann Roe",))
    assert story.speakers(0) == ["Mark Lane"]


def test_i_behind_a_quotation_that_is_closed_is_the_author(told: Callable) -> None:
    before = "<s2>Mark Lane</s2> <c2>said</c2> <t2>no</t2>."
    for quotation in ("“It rained,” he said.", '"It rained," he said.', "‘It rained,’ he said."):
        assert told(f"{before}\n\n{quotation} {I_SAY}.", authors=("Ann Roe",)).speakers(0) == ["Ann Roe"]


def test_i_in_a_quotation_that_is_opened_again_is_who_spoke_last(told: Callable) -> None:
    before = "<s2>Mark Lane</s2> <c2>said</c2> <t2>no</t2>."
    for opened in ("“It rained,” he said. “", '"It rained," he said. "'):
        assert told(f"{before}\n\n{opened}Now {I_SAY}", authors=("Ann Roe",)).speakers(0) == ["Mark Lane"]


def test_i_in_a_letter_is_whose_name_stands_under_it(told: Callable) -> None:
    assert told(f"Dear editor, {I_SAY}.\n\nAnn Roe\n\nMark Lane left.").speakers(0) == ["Ann Roe"]


def test_i_is_whom_the_last_lines_tell_to_have_written_it(told: Callable) -> None:
    assert told(f"{I_SAY}. It rained.\n\nAnn Roe is a teacher in Springfield.").speakers(0) == ["Ann Roe"]
    assert told(f"{I_SAY}. Ann Roe left.\n\nAnn Roe is a teacher in Springfield.").speakers(0) == []


def test_i_in_a_post_is_who_posted_it(told: Callable) -> None:
    post = Post(start=12, end=20, body=(12, 20), author="Mark Lane")
    assert told(f"It rained.\n\n{I_SAY}.", posts=(post,), authors=("Ann Roe",)).speakers(0) == ["Mark Lane"]


BEFORE = "<s>Ann Roe</s> <c>said</c> <t>“It rained.”</t>"


def test_a_quotation_that_opens_the_next_paragraph_goes_on_with_the_speaker(told: Callable) -> None:
    assert told(f"{BEFORE}\n\n<t2>“It snowed.”</t2>").speakers(1) == ["Ann Roe"]


def test_a_quotation_within_a_paragraph_goes_on_with_nobody(told: Callable) -> None:
    assert told(f"{BEFORE}\n\nThen: <t2>“It snowed.”</t2>").speakers(1) == []
    assert told(f"{BEFORE}\n\nIt hailed.\n\n<t2>“It snowed.”</t2>").speakers(1) == []


def test_a_paper_does_not_go_on_speaking_in_the_next_paragraph(told: Callable) -> None:
    assert told(f"{BEFORE.replace('Ann Roe', 'Acme Corp.')}\n\n<t2>“It snowed.”</t2>").speakers(1) == []


def test_a_heading_or_pull_quote_goes_on_with_nobody(told: Callable) -> None:
    assert told(f"{BEFORE}\n\n[pull_quote] <t2>“It snowed.”</t2>").speakers(1) == []


def test_i_in_an_indirect_content_is_who_says_it(told: Callable) -> None:
    story = told(
        "<s>Mark Lane</s> <c>wrote</c> <t>that <s2>I</s2> <c2>hold</c2> <t2>it</t2></t>. Ann Roe left.",
        authors=("Ann Roe",),
    )
    assert story.speakers(1) == ["Mark Lane"]


def test_a_name_at_the_end_is_no_signature_under_a_story_of_two(told: Callable) -> None:
    assert told(f"It rained. {I_SAY}.\n\nAnn Roe", authors=("Ann Roe", "Mark Lane")).speakers(0) == []


def test_words_without_a_mark_go_on_with_nobody() -> None:
    foreground = Foreground(Cast("No.\n\nYes."), [0, 5], [])
    foreground.speaks(0, Figure("person", "Ann Roe"))
    assert continued("No.\n\nYes.", (5, 9), foreground) == []
    assert len(continued("No.\n\n“Ye.", (5, 9), foreground)) == 1
