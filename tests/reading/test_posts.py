"""Posts in plain text: what is left of each network's embed, and bodies over several paragraphs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.document import Post
from reportedly.reading.posts import flat_posts, hashtags, mentions


def posts_in(text: str) -> list[Post]:
    return flat_posts(text, [match.span() for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)])


def body(text: str, post: Post) -> str:
    return text[slice(*post.body)]


def name(text: str, post: Post) -> str | None:
    return None if post.signature is None else text[slice(*post.signature)]


@pytest.mark.parametrize(
    ("text", "words", "signed", "handle", "network", "posted_on"),
    [
        (
            "#Harbor update… I just picked up the letters sent to @nick — Jane Doe (@JaneDoeTV) September 7, 2023",
            "#Harbor update… I just picked up the letters sent to @nick",
            "Jane Doe", "@JaneDoeTV", "twitter", "2023-09-07",
        ),
        ("Nice day -- Jo Doe 🌊 (@jo) 7 September 2023", "Nice day", "Jo Doe 🌊", "@jo", "twitter", "2023-09-07"),
        ("We won! pic.twitter.com/aBc — Jo Doe (@jo) May 3, 2021", "We won!", "Jo Doe", "@jo", "twitter", "2021-05-03"),
        ("We won! — Jo Doe (@jo) on X", "We won!", "Jo Doe", "@jo", "twitter", None),
        ("Jo Doe (@jo) on X: “It is over, @bo.”", "“It is over, @bo.”", "Jo Doe", "@jo", "twitter", None),
        (
            "It is over. — Jo Doe (@jo.bsky.social) Sep 7, 2023 at 3:15 PM",
            "It is over.", "Jo Doe", "@jo.bsky.social", "bluesky", "2023-09-07T15:15:00",
        ),
        (
            "It is over. — Jo Doe (@jo@lark.example) May 3, 2021",
            "It is over.", "Jo Doe", "@jo@lark.example", "mastodon", "2021-05-03",
        ),
        (
            "It is over.\nPost by @jo@lark.example\nView on Mastodon",
            "It is over.", None, "@jo@lark.example", "mastodon", None,
        ),
        ("It is over.\nPost by @jo\nView on Threads", "It is over.", None, "@jo", "threads", None),
        (
            "View this post on Instagram\n\nA lovely day\n\nA post shared by Jo Doe (@jo.doe)",
            "A lovely day", "Jo Doe", "@jo.doe", "instagram", None,
        ),
        (
            "A lovely day A photo posted by Jo Doe (@jo.doe) on Sep 7, 2015 at 3:15pm PDT",
            "A lovely day", "Jo Doe", "@jo.doe", "instagram", "2015-09-07T15:15:00-07:00",
        ),
        (
            "The hall is open. Posted by Town Hall on Thursday, September 7, 2023",
            "The hall is open.", "Town Hall", None, "facebook", "2023-09-07",
        ),
        ("The hall is open\nby u/jo_doe in harbor", "The hall is open", None, "u/jo_doe", "reddit", None),
    ],
)  # fmt: skip
def test_what_each_network_leaves(
    text: str, words: str, signed: str | None, handle: str | None, network: str, posted_on: str | None
) -> None:
    (post,) = posts_in(text)
    assert body(text, post) == words
    assert name(text, post) == signed == post.author
    assert (post.handle, post.network, post.posted_on) == (handle, network, posted_on)
    assert post.end == len(text)


def test_mentions_and_hashtags_are_those_of_the_body() -> None:
    (post,) = posts_in("#Harbor thanks @ann and @bo, #harbor — Jo Doe (@jo) May 3, 2021")
    assert post.mentions == ("@ann", "@bo")
    assert post.hashtags == ("#Harbor", "#harbor")


def test_a_body_of_several_paragraphs_signed_in_the_last() -> None:
    text = "The mayor went home. Then he wrote:\n\nIt is over.\n\nThank you all. — Jo Doe (@jo) May 3, 2021\n\nHe left."
    (post,) = posts_in(text)
    assert body(text, post) == "It is over.\n\nThank you all."


def test_a_signature_in_a_paragraph_of_its_own_takes_the_one_before() -> None:
    text = "The mayor went home early that evening.\n\nIt is over.\n\n— Jo Doe (@jo) May 3, 2021"
    (post,) = posts_in(text)
    assert body(text, post) == "It is over."


def test_the_paragraph_before_a_post_is_not_its_beginning() -> None:
    text = "The mayor confirmed it in a post.\n\nIt is over. — Jo Doe (@jo) May 3, 2021"
    (post,) = posts_in(text)
    assert body(text, post) == "It is over."


def test_two_posts_in_a_row_stay_two() -> None:
    text = "It is over. — Jo Doe (@jo) May 3, 2021\n\nIt is not. — Bo Day (@bo) May 4, 2021"
    assert [post.handle for post in posts_in(text)] == ["@jo", "@bo"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor (@jo) said that it was over.",
        "He spoke — Jo Doe (@jo) was there too — and left.",
        '"As I said when she was nominated, no." - Commissioner Doe',
        "The post was shared by many.",
        "— Jo Doe (@jo) May 3, 2021",
        "View this post on Instagram A post shared by Jo Doe (@jo)",
    ],
)
def test_no_post_without_the_words_of_an_author(text: str) -> None:
    assert posts_in(text) == []


def test_an_address_is_no_mention_and_a_number_no_hashtag() -> None:
    assert mentions("write to jo@lark.example or @jo") == ("@jo",)
    assert hashtags("we are #1 &#39; https://lark.example/#top #Harbor") == ("#Harbor",)


@given(st.text(alphabet="ab @#()—-.\n/:“”1:", max_size=200))
def test_any_text_gives_posts_in_order_within_it(text: str) -> None:
    last = 0
    for post in posts_in(text):
        assert last <= post.start <= post.body[0] < post.body[1] <= post.end <= len(text)
        last = post.end
