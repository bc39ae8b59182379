"""Pages that are broken or hostile."""

from __future__ import annotations

from .animal import Animal
from .bodies import page

PAGES = (
    Animal(
        "20,000 nested elements",
        "nested.html",
        lambda: page("<div>" * 20_000 + "<p>“Deep down,” Ada Lindgren said.</p>" + "</div>" * 20_000),
        ("R211",),
        "read with problem",
    ),
    Animal(
        "20,000 elements never closed",
        "unclosed.html",
        lambda: page("<b><i>" * 10_000 + "<p>“So,” she said.</p>"),
        ("R211",),
        "read with problem",
    ),
    Animal("cut inside a tag", "cut.html", lambda: page()[:-60] + b'<p class="x'),
    Animal(
        "javascript: links",
        "links.html",
        lambda: page(
            '<p>The mayor published <a href="javascript:alert(1)">her letter</a> on Friday, and the engineer '
            'sent <a href="data:text/html,x">his own</a> to the council in the evening.</p>'
        ),
        ("R309",),
        "read with problem",
    ),
    Animal(
        "script in the title and in a name",
        "script.html",
        lambda: page('<p class="byline">By &lt;script&gt;alert(1)&lt;/script&gt; Quist</p>').replace(
            b"<title>", b"<title>&lt;img src=x onerror=alert(1)&gt; "
        ),
    ),
    Animal(
        "nothing but scripts",
        "scripts.html",
        lambda: b"<!DOCTYPE html><html><head><script>var a = 'She said so.';</script></head><body></body></html>",
        ("R212",),
        "not read",
    ),
    Animal("empty page", "empty.html", lambda: b"", ("R202",), "not read"),
    Animal("page of nine megabytes", "huge.html", lambda: page("<p>She said so.</p>" * 475_000), ("R204",), "not read"),
    Animal(
        "entity expansion in a page",
        "entities.html",
        lambda: (
            b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha ha ha ha"><!ENTITY b "'
            + b"&a;" * 50
            + b'"><!ENTITY c "'
            + b"&b;" * 50
            + b'">]>'
            + page("<p>&c;&c;&c;</p>").removeprefix(b"<!DOCTYPE html>")
        ),
    ),
    Animal(
        "entity that names a file",
        "file-entity.html",
        lambda: (
            b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            + page("<p>&x;</p>").removeprefix(b"<!DOCTYPE html>")
        ),
    ),
    Animal(
        "structured data cut short",
        "json-ld.html",
        lambda: page('<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'),
        ("R313",),
        "read with problem",
    ),
    Animal(
        "structured data nested 50,000 deep",
        "json-deep.html",
        lambda: page('<script type="application/ld+json">' + "[" * 50_000 + "</script>"),
        ("R313",),
        "read with problem",
    ),
    Animal(
        "an element with 200,000 attributes",
        "attributes.html",
        lambda: page("<p " + " ".join(f'a{n}="{n}"' for n in range(200_000)) + ">“So,” she said.</p>"),
        ("R327",),
        "read with problem",
    ),
    Animal(
        "200,000 attributes behind a mark that opens nothing",
        "attributes-hidden.html",
        lambda: page("<p \"='>' " + " ".join(f"a{n}" for n in range(200_000)) + ">“So,” she said.</p>"),
        ("R327",),
        "read with problem",
    ),
    Animal(
        "seven megabytes of words in one element",
        "one-element.html",
        lambda: page("<p>" + "The mayor said on Friday that it is so. " * 180_000 + "</p>"),
        ("R204",),
        "not read",
    ),
    Animal(
        "7,000 updates",
        "updates.html",
        lambda: page("<p>UPDATE: The mayor has now said that the letters are not disclosed.</p>" * 7_000),
        ("R325", "R326"),
    ),
    Animal(
        "page declared in another encoding",
        "declared.html",
        lambda: page().replace(b"<head>", b'<head><meta charset="utf-16">'),
    ),
    Animal("page with a text's name", "page.txt", page),
    Animal("zero bytes in a page", "zeros.html", lambda: page().replace(b"said", b"sa\0id")),
)
