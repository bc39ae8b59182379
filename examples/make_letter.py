"""Write `letter.pdf`: the primary document of the letters story, two pages with a real text layer.

    python examples/make_letter.py [FILE]

The file is written by hand, object by object, with the standard font Times that every reader has,
so that it needs no other package and is the same bytes on every run.
"""

from __future__ import annotations

import sys
from pathlib import Path

LEADING = 16
SIZE = 12
LEFT, TOP = 72, 720

FIRST_PAGE = """\
Piet Sandoval
14 Lantern Steps
Port Ellery

February 26, 2024

The Honorable Imogen Achterberg
Port Ellery Superior Court

Re: Halvard Renn

Dear Judge Achterberg,

I have known Halvard Renn for twenty-two years. We met on a pontoon in the rain, and
he lent me a coat that I still have. I write as his friend, and I know that you will read
this letter as a friend’s.

On the water he was a steady hand. When a boat went over, it was Halvard who was in
first and out last. When I was in trouble of my own, in 2009, he drove through the night
to sit in my kitchen and say nothing at all, which was what I needed.

I do not know what happened with the scholarship fund. I was not there and I have not
seen the books. I know that he has never asked me for money, and that he has more than
once refused it."""

SECOND_PAGE = """\
Olwen Tarrant, who worked beside us for six seasons, has told me that she will write to
you herself. She has more right than I have to speak of his uncommon kindness, since it
was her brother whom he taught to row again after his accident.

I am told that a judge may not weigh a man’s jokes. I would only say that a great many
people on this river learned from him “to sit up, look ahead and pull,” and that some of
them will be in your courtroom.

I ask you for as light a sentence as the law and your conscience allow.

Respectfully,

Piet Sandoval"""


def content(text: str, number: int) -> bytes:
    """The drawing commands of one page, its number at the foot."""
    commands = ["BT", f"/F1 {SIZE} Tf", f"{LEADING} TL", f"{LEFT} {TOP} Td"]
    commands += [f"({escaped(line)}) Tj T*" if line else "T*" for line in text.split("\n")]
    commands += ["ET", "BT", f"/F1 {SIZE} Tf", "303 40 Td", f"({number}) Tj", "ET"]
    return "\n".join(commands).encode("cp1252")


def escaped(line: str) -> str:
    """A line as a PDF string: backslash and parentheses are special in it."""
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def letter() -> bytes:
    """The whole file."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {} /Contents {} 0 R >>"
    fonts = "<< /Font << /F1 7 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-US) >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        page.format(fonts, 5).encode(),
        page.format(fonts, 6).encode(),
        stream(content(FIRST_PAGE, 1)),
        stream(content(SECOND_PAGE, 2)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        b"<< /Title (Letter to Judge Achterberg) /Author (Piet Sandoval) /CreationDate (D:20240226090000-05'00') >>",
    ]
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 8 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("letter.pdf")
    target.write_bytes(letter())
