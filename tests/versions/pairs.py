"""Invented versions of invented stories, each with the changes that a careful reader would write down.

A paragraph that begins with `#` is the headline, with `!` a notice, with `@` the line that opens a live-blog entry,
with `^` a caption. `said` are the statements: the words that name the source, its type, and the words of the content;
each is looked for in both versions.
"""

from __future__ import annotations

from typing import NamedTuple

from reportedly.document import Block, Document, fingerprint
from reportedly.entity import Entity
from reportedly.reading.notices import notice_of
from reportedly.story import Story
from stories import at, statement

KINDS = {"#": "heading", "!": "notice", "@": "entry", "^": "caption"}
Expected = tuple[str, str | None, str | None, bool]
Said = tuple[str, str, str]


class Versions(NamedTuple):
    """Two versions and what changed: kind, the words in the old one and in the new one, and whether silently."""

    name: str
    old: str
    new: str
    changes: tuple[Expected, ...]
    said: tuple[Said, ...] = ()

    def stories(self) -> tuple[Story, Story]:
        """Both as records."""
        return story(self.old, self.said), story(self.new, self.said)


def story(text: str, said: tuple[Said, ...] = ()) -> Story:
    """A story of paragraphs, one a line."""
    doc = document(text)
    entities: dict[str, Entity] = {}
    statements = []
    for source, type, content in said:
        if source not in doc.text or content not in doc.text:
            continue
        who = entities.setdefault(
            source, Entity(id=f"e{len(entities) + 1}", type=type, name=source, mentions=(at(doc.text, source),))
        )
        statements.append(
            statement(
                f"s{len(statements) + 1}", (at(doc.text, content),), source=(at(doc.text, source),), speakers=(who.id,)
            )
        )
    return Story(document=doc, statements=tuple(statements), entities=tuple(entities.values()))


def document(text: str) -> Document:
    """The document alone, as reading would give it."""
    blocks, parts, start, title = [], [], 0, None
    for line in text.strip().splitlines():
        kind, words = KINDS.get(line[0], "paragraph"), line.lstrip("#!@^").strip()
        title = words if kind == "heading" and title is None else title
        found = notice_of(words) if kind == "notice" else None
        blocks.append(
            Block(
                kind=kind, start=start, end=start + len(words), notice=found[0] if found else None,
                date=found[1] if found else None,
            )
        )  # fmt: skip
        parts.append(words)
        start += len(words) + 2
    joined = "\n\n".join(parts)
    return Document(
        id="note", text=joined, sha256=fingerprint(joined), blocks=tuple(blocks), title=title, language="en"
    )


HEAD = "# Ferry to be sold by the harbour board\n"
LEAD = "The harbour board of Tarrow voted on Monday to sell the old ferry to a private company.\n"
QUOTE = "“The ferry has cost us more than it earned,” Ann Roe, who leads the board, told reporters after the vote.\n"
UNION = "Ben Oduya of the boatmen’s union called the decision a betrayal of the island and of its children.\n"
MONEY = "The line lost 400,000 pounds last year, according to a report by the auditors.\n"
SCHOOL = "Forty pupils cross the water every morning to reach the school at Northgate.\n"
END = "A final decision is expected from the county in June.\n"
STORY = HEAD + LEAD + QUOTE + UNION + MONEY + SCHOOL + END
SAID: tuple[Said, ...] = (
    ("Ann Roe", "person", "“The ferry has cost us more than it earned,”"),
    ("Ben Oduya", "person", "a betrayal of the island and of its children"),
    ("a report by the auditors", "document", "The line lost 400,000 pounds last year"),
)


def with_(old: str, new: str, *more: tuple[str, str]) -> str:
    """The story with words of it changed; each must be there."""
    text = STORY
    for one, other in ((old, new), *more):
        assert one in text, one
        text = text.replace(one, other)
    return text


def changed(name: str, old: str, new: str, *changes: Expected, more: tuple[tuple[str, str], ...] = ()) -> Versions:
    return Versions(name, STORY, with_(old, new, *more), changes, SAID)


UPDATED = "! UPDATE: This story has been updated.\n"
SECRET = STORY.replace(UNION, "“It will be fought in court,” a union official said on condition of anonymity.\n")
NAMED = STORY.replace(UNION, "“It will be fought in court,” Ben Oduya said on Tuesday.\n")
COURT: tuple[Said, ...] = (
    *SAID,
    ("a union official", "unnamed_person", "“It will be fought in court,”"),
    ("Ben Oduya", "person", "“It will be fought in court,”"),
)
HEDGED = STORY.replace(UNION, "The buyer has reportedly promised to keep all of the crew for two summers.\n")
PLAIN = STORY.replace(UNION, "The buyer has promised to keep all of the crew for two summers.\n")
OPEN = STORY.replace(END, "The price that the company paid for the ferry has not been disclosed.\n")
PAID = STORY.replace(END, "The company paid a price of 90,000 pounds for the ferry.\n")
AHEAD = STORY.replace(END, "The ferry will be launched under new colours in July.\n")
RECAST: Expected = ("reworded", "*", "*", False)
NAME_MISSPELLED = "! CORRECTION: An earlier version of this article misspelled the name of Ben Oduya.\n"
SURNAME_FIXED = "! CORRECTION: This article was corrected to fix the spelling of Ben Odhuya’s surname.\n"
LIVE = (
    "# Storm in Tarrow: latest\n@ 10:05\nThe bridge at Northgate is closed to all traffic.\n"
    "@ 09:40\n“Stay at home if you can,” Cato Lindqvist, the mayor, said on the radio.\n"
)

REPORT = """# Minister denies leak of harbour report
A minister has denied leaking a report on the harbour at Meridian, her office said on Wednesday.
The report, seen by the Quay Courier, says that the sea wall “will not survive another winter”.
“I have never spoken to any reporter about this,” the minister, Fay Tanaka, said in a statement.
A senior official who asked not to be named said the document had been shared with at least 12 members of staff.
Odile Marsh, a harbour engineer, said repairs would cost between £3 million and £4 million.
“It’s a disgrace,” said her colleague Petra Lindqvist.
Tanaka reportedly met Marsh twice in January.
The government is expected to publish the report next week.
It is not known who passed the report to the newspaper.
Eli Marchetti, a fisherman, told the Harbour Post that he was glad.
"""
SPOKEN: tuple[Said, ...] = (
    ("her office", "organization", "A minister has denied leaking a report on the harbour at Meridian"),
    ("her spokesman", "unnamed_person", "A minister has denied leaking a report on the harbour at Meridian"),
    ("The report", "document", "the sea wall “will not survive another winter”"),
    ("Fay Tanaka", "person", "“I have never spoken to any reporter about this,”"),
    ("A senior official who asked not to be named", "unnamed_person", "the document had been shared"),
    ("An official", "unnamed_person", "the document had been shared"),
    ("A junior clerk", "unnamed_person", "the document had been shared"),
    ("Hal Brandt, a senior official,", "person", "the document had been shared"),
    ("Odile Marsh", "person", "repairs would cost between"),
    ("her colleague Petra Lindqvist", "person", "“It’s a disgrace,”"),
    ("Dana Whitlock", "person", "“It’s a disgrace,”"),
    ("her colleague Peter Lindqvist", "person", "“It’s a disgrace,”"),
    ("Eli Marchetti, a fisherman,", "person", "he was glad"),
)


def edited(name: str, old: str, new: str, *changes: Expected) -> Versions:
    """The second story, with words of it changed."""
    assert old in REPORT, old
    return Versions(name, REPORT, REPORT.replace(old, new), changes, SPOKEN)


PAIRS: tuple[Versions, ...] = (
    # Nothing that is news
    changed("the same text again", LEAD, LEAD),
    changed("white space and blank lines", "harbour board of Tarrow", "harbour  board\u00a0of Tarrow"),
    changed("curly marks for straight ones", "“The ferry has cost us more than it earned,”",
            "\"The ferry has cost us more than it earned,\""),
    changed("a comma more and a full stop less", "the island and of its children.", "the island, and of its children"),
    changed("a number spelled out", "Forty pupils", "40 pupils"),
    changed("another unit sign for one amount", "lost 400,000 pounds", "lost 400,000 pounds"),
    changed("British for American spelling", "harbour board of Tarrow", "harbor board of Tarrow"),
    changed("one paragraph made of two", UNION + MONEY, UNION.strip() + " " + MONEY),
    Versions("a slip of the hand mended", with_("voted on Monday", "voetd on Monday"), STORY,
             (("typo", "voetd", "voted", False),), SAID),
    Versions("a word that stood twice", with_("to sell the old", "to sell the the old"), STORY,
             (("typo", "the", "", False),), SAID),
    Versions("a slip in a quotation mended", with_("more than it earned", "more than it eraned"), STORY,
             (("typo", "eraned", "earned", False),), SAID),
    # Moved
    Versions("a paragraph moved up", STORY, HEAD + LEAD + SCHOOL + QUOTE + UNION + MONEY + END,
             (("moved", SCHOOL.strip(), SCHOOL.strip(), False),), SAID),
    Versions("two paragraphs moved together", STORY, HEAD + LEAD + MONEY + SCHOOL + QUOTE + UNION + END,
             (("moved", (MONEY + "\n" + SCHOOL).strip(), (MONEY + "\n" + SCHOOL).strip(), False),), SAID),
    Versions("moved, and a number changed on the way", STORY,
             HEAD + LEAD + SCHOOL.replace("Forty", "Fifty") + QUOTE + UNION + MONEY + END,
             (("moved", SCHOOL.strip(), SCHOOL.strip().replace("Forty", "Fifty"), False),
              ("number", "Forty", "Fifty", True)), SAID),
    # Rewritten
    changed("a paragraph rewritten", SCHOOL,
            "To reach the school at Northgate, forty pupils have to cross the water every single morning.\n",
            ("reworded", "*", "*", False)),
    changed("a sentence split in two", LEAD,
            "The harbour board of Tarrow voted on Monday. It wants to sell the old ferry to a private company.\n",
            ("reworded", "*", "*", False)),
    changed("a not that was not there", "Forty pupils cross the water", "Forty pupils do not cross the water",
            ("reworded", "pupils cross", "pupils do not cross", True)),
    # Quotations
    changed("a quotation changed silently", "cost us more than it earned", "cost us far more than it ever earned",
            ("reworded", "us more than it earned", "us far more than it ever earned", True)),
    changed("a quotation turned round", "has cost us more", "has not cost us more",
            ("reworded", "has cost", "has not cost", True)),
    changed("a quotation changed with a correction", "cost us more than it earned", "cost us less than it earned",
            ("reworded", "more", "less", False),
            more=((HEAD, HEAD + "! CORRECTION: An earlier version of this story misquoted Ann Roe on the ferry.\n"),)),
    changed("a quotation changed under a bare update", "cost us more than it earned", "cost us less than it earned",
            ("reworded", "more", "less", True), more=((HEAD, HEAD + UPDATED),)),
    changed("a paraphrase put in quotation marks", "called the decision a betrayal of the island",
            "called the decision a “betrayal of the island”",
            ("reworded", "betrayal of the island", "betrayal of the island", True)),
    # Numbers
    changed("a number changed silently", "400,000", "900,000", ("number", "400,000", "900,000", True)),
    changed("a day changed silently", "on Monday", "on Tuesday", ("number", "Monday", "Tuesday", True)),
    changed("a number changed with a footnote", "400,000", "900,000", ("number", "400,000", "900,000", False),
            more=((END, END + "! This article was amended on 4 May 2025. An earlier version gave the loss as 400,000 "
                   "pounds.\n"),)),
    changed("a number changed under a notice about another", "400,000", "900,000",
            ("number", "400,000", "900,000", True),
            more=((END, END + NAME_MISSPELLED),)),
    changed("a date in a notice accounts for no number", "Forty pupils", "Four pupils",
            ("number", "Forty", "Four", True),
            more=((END, END + "! This article was amended on 4 May 2025 to correct the spelling of Oduya.\n"),)),
    # Names and speakers
    changed("a name changed silently", "school at Northgate", "school at Larkhaven",
            ("name", "Northgate", "Larkhaven", True)),
    changed("a speaker's name spelled otherwise, with a correction", "Ben Oduya", "Ben Odhuya",
            ("name", "Oduya", "Odhuya", False),
            more=((END, END + SURNAME_FIXED),)),
    changed("a speaker's name spelled otherwise", "Ben Oduya", "Ben Odhuya", ("name", "Oduya", "Odhuya", True)),
    Versions("another speaker for the same words", STORY, with_("Ann Roe", "Dana Whitlock"),
             (("speaker_changed", "Ann Roe", "Dana Whitlock", True),),
             (*SAID, ("Dana Whitlock", "person", "“The ferry has cost us more than it earned,”"))),
    Versions("another speaker, and a clarification", STORY,
             with_("Ann Roe", "Dana Whitlock", (END, END + "! CLARIFICATION: A quotation in this story was wrongly "
                                                "attributed to Ann Roe; Dana Whitlock said it.\n")),
             (("speaker_changed", "Ann Roe", "Dana Whitlock", False),),
             (*SAID, ("Dana Whitlock", "person", "“The ferry has cost us more than it earned,”"))),
    Versions("unnamed to named", SECRET, NAMED, (("named", "a union official", "Ben Oduya", True), RECAST), COURT),
    Versions("named to unnamed", NAMED, SECRET, (("unnamed", "Ben Oduya", "a union official", True), RECAST), COURT),
    Versions("unnamed to named, as an update says", SECRET,
             NAMED + "! UPDATE: The union official has been identified as Ben Oduya.\n",
             (("named", "a union official", "Ben Oduya", False), RECAST), COURT),
    # Doubt
    Versions("a hedge dropped", HEDGED, PLAIN, (("hedge_dropped", "reportedly", "", True),), SAID),
    Versions("a hedge added", PLAIN, HEDGED, (("hedge_added", "", "reportedly", True),), SAID),
    # Headline
    changed("a headline changed silently", HEAD, "# Board sells ferry against all warnings\n",
            ("headline", "Ferry to be sold by the harbour board", "Board sells ferry against all warnings", True)),
    changed("a headline changed with an editor's note", HEAD, "# Board sells ferry against all warnings\n",
            ("headline", "Ferry to be sold by the harbour board", "Board sells ferry against all warnings", False),
            more=((END, END + "! EDITOR’S NOTE: The headline of this article has been changed.\n"),)),
    # Added and withdrawn
    changed("a paragraph added", END, END + "The islanders will hold a march on the quay next Saturday.\n",
            ("added", None, "The islanders will hold a march on the quay next Saturday.", False)),
    changed("a paragraph withdrawn silently", UNION, "", ("withdrawn", UNION.strip(), None, True)),
    changed("a paragraph withdrawn, and a notice says so", UNION, "", ("withdrawn", UNION.strip(), None, False),
            more=((END, END + "! EDITOR’S NOTE: This story was edited to remove a remark by Ben Oduya of the "
                   "boatmen’s union.\n"),)),
    changed("another sentence by the same speaker in its place", UNION,
            "Ben Oduya of the boatmen’s union asked for a strike before Easter.\n",
            ("withdrawn", UNION.strip(), None, True),
            ("added", None, "Ben Oduya of the boatmen’s union asked for a strike before Easter.", False)),
    Versions("a story withdrawn", STORY,
             "# Withdrawn: Ferry to be sold by the harbour board\n! WITHDRAWN: This story has been withdrawn. A report "
             "on which it rested could not be verified.\n",
             (("headline", "*", "*", False), *(("withdrawn", line.strip(), None, False) for line in
              (LEAD, QUOTE, UNION, MONEY, SCHOOL, END))), SAID),
    changed("a story refiled", "400,000", "900,000", ("number", "400,000", "900,000", False),
            more=((LEAD, "! (Refiles to fix the loss of the line in paragraph four, 900,000 not 400,000.)\n" + LEAD),)),
    # Questions and forecasts
    Versions("an open question answered", OPEN, PAID,
             (("answered", "The price that the company paid for the ferry has not been disclosed.",
               "The company paid a price of 90,000 pounds for the ferry.", False),), SAID),
    Versions("an open question answered beside itself", OPEN, OPEN + PAID.removeprefix(STORY.removesuffix(END)),
             (("answered", "The price that the company paid for the ferry has not been disclosed.",
               "The company paid a price of 90,000 pounds for the ferry.", False),), SAID),
    Versions("a forecast that came true", AHEAD, AHEAD.replace("will be launched", "was launched"),
             (("reported_as_happened", "The ferry will be launched under new colours in July.",
               "The ferry was launched under new colours in July.", False),), SAID),
    Versions("a forecast that did not", AHEAD, AHEAD.replace("will be launched", "was not launched"),
             (("reported_as_not_happened", "The ferry will be launched under new colours in July.",
               "The ferry was not launched under new colours in July.", False),), SAID),
    # A live blog
    Versions("a live blog that grows", LIVE,
             LIVE.replace("@ 10:05", "@ 11:20\nForty people were taken from the lower town by boat.\n@ 10:05"),
             (("added", None, "Forty people were taken from the lower town by boat.", False),)),
    Versions("a live blog that grows, and changes what it said", LIVE,
             LIVE.replace("@ 10:05", "@ 11:20\nForty people were taken from the lower town by boat.\n@ 10:05").replace(
                 "Northgate", "Larkhaven"),
             (("added", None, "Forty people were taken from the lower town by boat.", False),
              ("name", "Northgate", "Larkhaven", True))),
    # Everyday edits, of which most tell nobody anything
    edited("a source described in fewer words", "A senior official who asked not to be named", "An official",
           ("reworded", "*", "*", False)),
    edited("one unnamed source for another", "A senior official who asked not to be named", "A junior clerk",
           ("reworded", "*", "*", False)),
    edited("a source named beside its description", "A senior official who asked not to be named",
           "Hal Brandt, a senior official,", ("named", "", "Hal Brandt", True), RECAST),
    edited("an office and its spokesman", "her office", "her spokesman", ("reworded", "office", "spokesman", False)),
    edited("a fragment changed", "“will not survive", "“may not survive", ("reworded", "will", "may", True)),
    edited("a fragment without its marks", "“will not survive another winter”", "will not survive another winter",
           ("reworded", "will not survive another winter", "will not survive another winter", True)),
    edited("a range in other signs", "£3 million and £4 million", "£3m and £4m"),
    edited("a range changed", "£4 million", "£5 million", ("number", "4", "5", True)),
    edited("the speaker before the description", "her colleague Petra Lindqvist", "Petra Lindqvist, her colleague",
           ("reworded", "*", "*", False)),
    edited("a contraction in a quotation", "It’s a disgrace", "It is a disgrace", ("reworded", "It’s", "It is", True)),
    edited("a first name", "Petra Lindqvist", "Peter Lindqvist", ("name", "Petra", "Peter", True)),
    edited("a short quotation given to somebody else", "her colleague Petra Lindqvist", "Dana Whitlock",
           ("speaker_changed", "her colleague Petra Lindqvist", "Dana Whitlock", True)),
    edited("a hedge and a number", "reportedly met Marsh twice", "met Marsh three times",
           ("hedge_dropped", "reportedly", "", True), ("number", "twice", "three times", True)),
    edited("a plan carried out", "is expected to publish the report next week", "published the report on Monday",
           ("reported_as_happened", "The government is expected to publish the report next week.",
            "The government published the report on Monday.", False)),
    edited("who it was", "It is not known who passed the report to the newspaper.",
           "Hal Brandt passed the report to the newspaper on Friday.",
           ("answered", "It is not known who passed the report to the newspaper.",
            "Hal Brandt passed the report to the newspaper on Friday.", False)),
    edited("the day left out", " on Wednesday", "", ("reworded", "*", "*", False)),
    edited("another listener", "Harbour Post", "Quay Bulletin", ("name", "Harbour Post", "Quay Bulletin", True)),
    edited("the lead rewritten",
           "A minister has denied leaking a report on the harbour at Meridian, her office said on Wednesday.",
           "Fay Tanaka, the minister for ports, has denied that she leaked a report on Meridian harbour.",
           ("reworded", "*", "*", False)),
    edited("an update that says what it adds", "A minister has denied",
           "! UPDATE: Hal Brandt said on Friday that he passed on the report.\nA minister has denied"),
    edited("a quotation that says that something was never said", "“I have never spoken to any reporter about this,”",
           "“I have spoken to no reporter about this,”", ("reworded", "*", "*", True)),
    edited("a not taken out of a quotation", "“I have never spoken", "“I have spoken", ("reworded", "*", "*", True)),
    Versions("an answer where there was none", STORY + "The company did not respond to a request for comment.",
             STORY + "The company said it would keep the crew.",
             (("answered", "The company did not respond to a request for comment.",
               "The company said it would keep the crew.", False),), SAID),
    Versions("an undecided matter decided",
             STORY + "What will happen to the old quay has not been decided.",
             STORY + "The old quay will become a market, the board decided.",
             (("answered", "What will happen to the old quay has not been decided.",
               "The old quay will become a market, the board decided.", False),), SAID),
    Versions("a relative day made absolute", STORY.replace("on Monday", "today"), STORY,
             (("reworded", "today", "on Monday", False),), SAID),
    changed("one small word for another", "from the county in June", "from the county by June",
            ("typo", "in", "by", False)),
    edited("a sentence turned round, its speaker first",
           "Odile Marsh, a harbour engineer, said repairs would cost between £3 million and £4 million.",
           "Repairs would cost between £3 million and £4 million, said Odile Marsh, a harbour engineer.",
           ("reworded", "*", "*", False)),
    edited("two numbers that changed places", "£3 million and £4 million", "£4 million and £3 million",
           ("number", "3", "4", True), ("number", "4", "3", True)),
    # What stands on a page and is not the story
    Versions("the credit of a picture", STORY + "^ Ann Roe on the quay. Photo: Karl Oster",
             STORY + "^ Ann Roe on the quay. Photo: Karl Oster/Quay Post", (), SAID),
    Versions("the day on which a report was filed", STORY + "TARROW, April 9 (Meridian Wire) - It rained for a week.",
             STORY + "TARROW, April 10 (Meridian Wire) - It rained for a week.", (), SAID),
    Versions("a place of filing that was not there", STORY + "It rained for a week in the hills.",
             STORY + "TARROW (Meridian Wire) - It rained for a week in the hills.", (), SAID),
    Versions("another place of filing", STORY + "TARROW (Meridian Wire) - It rained for a week in the hills.",
             STORY + "LARKHAVEN (Meridian Wire) - It rained for a week in the hills.",
             (("name", "TARROW", "LARKHAVEN", True),), SAID),
    Versions("who edited it and what else to read",
             STORY + "(Reporting by Hal Brandt; Editing by Odile Marsh)\nWatch: the ferry in June",
             STORY + "Watch: the ferry in August\nRead the full story on our front page", (), SAID),
    Versions("hours above what was added", STORY + "10:05\nThe bridge is closed.",
             STORY + "10:05\nThe bridge is closed.\n10:40\nThe bridge at Northgate has been opened to carts.",
             (("added", None, "The bridge at Northgate has been opened to carts.", False),), SAID),
    Versions("the number of a crosshead", STORY + "# 3. What it cost\nNobody has counted.",
             STORY + "# 2. What it cost\nNobody has counted.", (), SAID),
    Versions("a crosshead moved by itself", STORY + "Nobody has counted the cost of it.\n# The cost\nNobody will pay.",
             STORY + "# The cost\nNobody has counted the cost of it.\nNobody will pay.", (), SAID),
    # Spelling and slips
    Versions("a favourite in American spelling", STORY + "It is a favourite with the organiser’s colourful friends.",
             STORY + "It is a favorite with the organizer’s colorful friends.", (), SAID),
    Versions("a contraction outside quotation marks", STORY + "The board didn’t meet again.",
             STORY + "The board did not meet again.", (), SAID),
    Versions("words that are taken for each other", STORY + "It cost more then the bridge and there boats were old.",
             STORY + "It cost more than the bridge and their boats were old.",
             (("typo", "then", "than", False), ("typo", "there", "their", False)), SAID),
    Versions("not clear and unclear", STORY + "It is not clear who will buy the old boat.",
             STORY + "It remains unclear who will buy the old boat.", (RECAST,), SAID),
    Versions("two sentences run together, not into never", STORY + "It runs two boats. It has not been sued before.",
             STORY + "It runs two boats and has never been sued before.", (RECAST,), SAID),
    # Names
    changed("an initial in a name", "Ben Oduya of", "Ben J. Oduya of", ("name", "", "J", True)),
    Versions("a first name in a caption", STORY + "^ Hannah Roe on the quay", STORY + "^ Ann Roe on the quay",
             (("name", "Hannah", "Ann", True),), SAID),
    Versions("a country by its first letters",
             STORY + "It was sold for scrap to the United States by the harbour board.",
             STORY + "It was sold for scrap to the U.S. by the harbour board.", (RECAST,), SAID),
    # Quotations, sources
    Versions("a short quotation with other words", STORY + "“I will not apologise for that.”",
             STORY + "“I make no apology for that.”", (("reworded", "*", "*", True),), SAID),
    Versions("who said it left out, beside a notice of another thing",
             STORY + "The van had hit two carts on Elm Street before, according to police.",
             STORY + "The van had hit two carts on Elm Street before.\n"
             "! CORRECTION: Because of an error by police, this article gave the wrong name for the driver.",
             (("reworded", "*", "*", True),), SAID),
    # Notices
    Versions("a section removed",
             STORY + "Hal Brandt has let the roof of the boathouse fall in.\n“He never comes here,” a neighbour said.",
             STORY + "! EDITOR’S NOTE: A section about the boathouse of Hal Brandt has been removed from this article.",
             (("withdrawn", "Hal Brandt has let the roof of the boathouse fall in.", None, False),
              ("withdrawn", "“He never comes here,” a neighbour said.", None, False)), SAID),
    Versions("a notice that gives one number of two",
             STORY + "There were 41,205 holes in the road, one for every 90 metres of it.",
             STORY + "There were 40,215 holes in the road, one for every 92 metres of it.\n"
             "! CORRECTION: The number of holes in the road is 40,215, not 41,205.",
             (("number", "41,205", "40,215", False), ("number", "90", "92", True)), SAID),
    Versions("the hour of an update is no number that it tells of", STORY + "Up to eight inches of snow may fall.",
             "! UPDATE, 8 p.m.: This article has the latest forecast.\n" + STORY + "Up to 11 inches of snow may fall.",
             (("number", "eight", "11", True),), SAID),
    Versions("a wire that says what it corrects", STORY + "The offer was raised on overtime.",
             STORY + "The offer was raised on night pay.\n! (This story corrects paragraph 7 to say night pay)",
             (RECAST,), SAID),
    # What came of it
    Versions("a plan carried out, as told by others", STORY + "Animal Watch said it plans to hold a vigil on the quay.",
             STORY + "Animal Watch held a vigil on the quay.",
             (("reported_as_happened", "*", "*", False),), SAID),
    Versions("foretold and done, but more of it", STORY + "The board will launch three boats in July.",
             STORY + "The board launched four boats in July.",
             (("reported_as_happened", "*", "*", False), ("number", "*", "*", True)), SAID),
    Versions("one body has not answered, and another speaks",
             STORY + "Hal Brandt called it sad, and the county did not respond to a request for comment.",
             STORY + "Hal Brandt called it sad, and the county did not respond to a request for comment.\n"
             "Brandt said that he would write a letter.",
             (("added", None, "Brandt said that he would write a letter.", False),), SAID),
    Versions("whether it has survived", STORY + "The charter was in a safe. Whether it has survived is not known.",
             STORY + "The charter was in a safe. It has survived without a mark, Hal Brandt said.",
             (("answered", "*", "*", False),), SAID),
)  # fmt: skip
