"""Notices: what announces a change of the story, and prose that only looks like it."""

from __future__ import annotations

import pytest

from reportedly.reading.notices import notice_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UPDATE: The council has met again.", ("update", None)),
        ("This version corrects the spelling of the last name of the coach to Ruelle.", ("correction", None)),
        ("(Story corrects name of company in lead)", ("correction", None)),
        ("(Recasts, adds comment of an analyst)", ("update", None)),
        ("(Removes extraneous word in paragraph 3)", ("correction", None)),
        ("In an earlier version we wrote that the fine was 40,000 euros. That was wrong.", ("correction", None)),
        ("We have removed a sentence about Hal Brandt from this article.", ("amended_on", None)),
        ("The article has been corrected.", ("correction", None)),
        ("A quotation has been removed.", ("amended_on", None)),
        ("The headline of this article was changed.", ("amended_on", None)),
        ("A previous headline on this story misstated the cause of death.", ("correction", None)),
        ("* An earlier version said 640 kilograms.", ("correction", None)),
        ("Updated at 3:40 p.m. to add comments from the mayor.", ("update", None)),
        ("An article on Monday about Ann Roe misstated her age.", ("correction", None)),
        ("Ann Roe was misquoted in an earlier version of this article.", ("correction", None)),
        ("The fine was 40,000 euros, not 400,000, as an earlier version of this article said.", ("correction", None)),
        ("Ann Roe is 61, not 63 as previously reported.", ("correction", None)),
        ("Owing to an error by the press office, we gave the wrong date.", ("correction", None)),
        ("For the record: Ann Roe is 61.", ("correction", None)),
        ("UPDATED: The council has met again.", ("update", None)),
        ("Update, 5:30 p.m.: The road is open.", ("update", None)),
        ("UPDATE, Sept. 8, 2023: The letters are out.", ("update", "2023-09-08")),
        ("Update (13/5/2021): Two more came.", ("update", "2021-05-13")),
        ("UPDATE 2: Two more came.", ("update", None)),
        ("[Updated at 3:15 p.m. ET] The road is open.", ("update", None)),
        ("UPDATE Reporters have the letters now.", ("update", None)),
        ("Updated at 10:45 a.m. ET on September 8, 2023", ("update", "2023-09-08T10:45:00-04:00")),
        (" date 2023-09-08 UPDATE: A reporter has published the letters.", ("update", "2023-09-08")),
        ("2023-09-08 UPDATE: A reporter has published the letters.", ("update", "2023-09-08")),
        ("2:58 p.m.: This article was updated to add the cost.", ("update", None)),
        ("This post has been updated to include a comment from the mayor.", ("update", None)),
        ("CORRECTION (Sept. 8, 2023): The mayor's name is Ann Lee.", ("correction", "2023-09-08")),
        ("Correction: The mayor's name is Ann Lee.", ("correction", None)),
        ("An earlier version of this story misstated the mayor's age.", ("correction", None)),
        ("A previous version of this article said she was 42. She is 43.", ("correction", None)),
        ("This story has been updated to correct the spelling of Lee.", ("correction", None)),
        ("The headline on this article has been corrected.", ("correction", None)),
        ("Because of an editing error, the mayor was called Ann Day.", ("correction", None)),
        ("Clarification: The vote was on the second reading.", ("clarification", None)),
        ("This story has been updated to clarify when the vote was.", ("clarification", None)),
        ("An earlier version of this article did not make clear that she had left.", ("clarification", None)),
        ("EDITOR'S NOTE: This story holds descriptions of violence.", ("editors_note", None)),
        ("Editor’s note: Ann Lee has since left the Lark.", ("editors_note", None)),
        ("Editors' Note, June 5, 2020: After publication we learned more.", ("editors_note", "2020-06-05")),
        ("• This article was amended on 3 May 2021 because it named the wrong town.", ("amended_on", "2021-05-03")),
        ("This article was further amended on 4 May 2021.", ("amended_on", "2021-05-04")),
        ("This story has been withdrawn.", ("withdrawn", None)),
        ("RETRACTION: We could not confirm the account.", ("withdrawn", None)),
        ("(Refiles to fix a typo in the headline)", ("refiled", None)),
        ("(Corrects spelling of the name in paragraph 3.)", ("correction", None)),
        ("(Adds comment from the mayor, background)", ("update", None)),
        ("Bo Day contributed to this report. This story has been updated.", ("update", None)),
    ],
)
def test_notices(text: str, expected: tuple[str, str | None]) -> None:
    assert notice_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Updates will follow.",
        "The text was amended by the committee.",
        "A photograph of the king has been removed from the wall.",
        "We have corrected the accounts of the company.",
        "The headline said that the mayor had changed.",
        "An earlier version of the bill gave the mayor more power.",
        "As previously reported, the mayor will not stand again.",
        "Update the software before you travel.",
        "UPDATE YOUR SOFTWARE NOW",
        "Update your browser: it is old.",
        "Update from the mayor: we win.",
        "Update on the 2015 case: he is guilty.",
        "Updated guidance from the agency: wear masks in 2021.",
        "Corrections officers said that: the jail was full.",
        "Correction fluid was invented by a typist.",
        "Clarification of the rules is needed, she said.",
        "The report was updated on Tuesday by the ministry.",
        "The story was corrected by the newspaper a day later.",
        "An earlier version of this article appeared in the Lark.",
        "A version of this article appears in print on page A1.",
        "This story was originally published on May 3.",
        "“This article was amended,” the paper said.",
        "She withdrew her complaint in 2019.",
        "He (corrects himself) went on.",
        "Published: Jan. 14, 2015 Updated: 4:49 p.m.",
    ],
)
def test_prose_is_no_notice(text: str) -> None:
    assert notice_of(text) is None


def test_a_date_without_a_year_needs_the_day_of_publication() -> None:
    text = "Update, Sept. 8: The letters are out."
    assert notice_of(text) == ("update", None)
    assert notice_of(text, reference="2023-09-07") == ("update", "2023-09-08")


def test_a_date_in_what_is_said_is_not_that_of_the_notice() -> None:
    text = "Correction: An earlier version of this story gave the wrong day. The vote is on May 3, 2021."
    assert notice_of(text) == ("correction", None)
