"""robots.txt as RFC 9309 has it, and rules of any kind in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.watching.robots import Robots, read_robots, shortened


def allowed(text: str, path: str) -> bool:
    return read_robots(text).allow(f"https://a.example{path}")


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a", "/abc", False),
        ("User-agent: *\nDisallow: /a/", "/abc", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?page=1", True),
        ("User-agent: *\nDisallow: /*?", "/x?q=1", False),
        ("User-agent: *\nDisallow: /a*b*c$", "/aXbYc", False),
        ("User-agent: *\nDisallow: /a*b*c$", "/aXbYcZ", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /a*a$", "/a", True),
        ("User-agent: *\nDisallow: *", "/anything", False),
        ("User-agent: *\nDisallow: /caf\u00e9", "/caf%C3%A9/menu", False),
        ("User-agent: *\nDisallow: /caf%c3%a9", "/caf%C3%A9/menu", False),
        ("User-agent: *\nDisallow: /%61", "/a", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: Reportedly\nDisallow: /", "/a", False),
        ("User-agent: reportedly/1.0\nDisallow: /", "/a", False),
        ("User-agent: reportedly-news\nDisallow: /", "/a", True),
        ("User-agent: reportedly\nDisallow: /b\n\nUser-agent: *\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", False),
        ("User-agent: reportedly\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: reportedly\nDisallow: /b",
         "/b", False),
        ("user-AGENT : *  # all\r\n  disallow :  /a  # not here\r\n", "/a", False),
        ("Disallow: /a\nUser-agent: *", "/a", True),
        ("User-agent: *\nSitemap: https://a.example/map\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("<html><body>Disallow: /</body></html>", "/a", True),
    ],
)  # fmt: skip
def test_rules(rules: str, path: str, expected: bool) -> None:
    assert allowed(rules, path) is expected
    assert read_robots(shortened(read_robots(rules))).allow(f"https://a.example{path}") is expected


@pytest.mark.parametrize(
    ("value", "delay"), [("5", 5.0), ("0.5", 0.5), ("-1", 0.0), ("nan", 0.0), ("1e9", 0.0), ("", 0.0), ("9" * 99, 0.0)]
)
def test_the_delay_that_is_asked_for(value: str, delay: float) -> None:
    assert read_robots(f"User-agent: *\nCrawl-delay: {value}").delay == delay


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_read_and_kept_alike(text: str, path: str) -> None:
    robots = read_robots(f"User-agent: *\nDisallow: {text}\n{text}")
    url = f"https://a.example/{path.encode('utf-8', 'replace').hex()}"
    assert isinstance(robots, Robots)
    assert read_robots(shortened(robots)).allow(url) is robots.allow(url)


@pytest.mark.parametrize("rule", ["*a" * 250_000, "a*" * 250_000 + "$", "%" * 500_000, "*" * 500_000])
def test_a_long_rule_costs_no_time(rule: str) -> None:
    began = time.monotonic()
    allowed(f"User-agent: *\nDisallow: /{rule}", "/" + "a" * 8_000)
    assert time.monotonic() - began < 3
