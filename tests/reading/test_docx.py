"""Word files: paragraphs, headings, lists, tables and links, and what their properties say."""

from __future__ import annotations

from reportedly.document import Document
from reportedly.reading.docx import read_docx
from zoo.bodies import docx, docx_paragraph

CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dc:creator>Nora Quist</dc:creator><t:modified>2023-09-08T10:30:00Z</t:modified>"
    "</c:coreProperties>"
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="https://council.example/letter"/><Relationship Id="r2" Target="javascript:x"/>'
    "</Relationships>"
)
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def read(data: bytes) -> Document:
    found = read_docx(data, id="letter", source="letter.docx")
    assert found.document is not None, found.problems
    return found.document


def test_paragraphs_headings_quotes_and_tables_are_blocks() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>".format(docx_paragraph("In favor"), docx_paragraph("Seven"))
    document = read(
        docx(
            docx_paragraph("Harbor bridge", "Heading1") + docx_paragraph("“We wait,” she said. ")
            + docx_paragraph("   ") + docx_paragraph("Never.", "Quote") + docx_paragraph("First", "ListParagraph")
            + f"<w:tbl>{row}</w:tbl>"
        )
    )  # fmt: skip
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", "Harbor bridge"), ("paragraph", "“We wait,” she said."), ("blockquote", "Never."),
        ("list_item", "First"), ("table_row", "In favor\tSeven"),
    ]  # fmt: skip
    assert document.title == "Harbor bridge"


def test_properties_give_title_author_and_date() -> None:
    document = read(docx(docx_paragraph("She said so."), parts={"docProps/core.xml": CORE.format(title="Bridge")}))
    assert (document.title, document.authors, document.modified) == (
        "Bridge",
        ("Nora Quist",),
        "2023-09-08T10:30:00+00:00",
    )
    assert document.sources["title"] == "properties"


def test_a_title_that_the_program_made_up_is_none() -> None:
    parts = {"docProps/core.xml": CORE.format(title="Microsoft Word - x.docx")}
    assert read(docx(docx_paragraph("She said so."), parts=parts)).title is None


def test_links_stand_on_their_words_and_only_web_addresses_are_kept() -> None:
    body = (
        f"<w:p {R}><w:r><w:t xml:space='preserve'>See </w:t></w:r>"
        "<w:hyperlink r:id='r1'><w:r><w:t>the </w:t></w:r><w:r><w:t>letter</w:t></w:r></w:hyperlink>"
        "<w:hyperlink r:id='r2'><w:r><w:t>!</w:t></w:r></w:hyperlink></w:p>"
    )
    document = read(docx(body, parts={"word/_rels/document.xml.rels": RELATIONS}))
    (link,) = document.links
    assert (document.text[link.start : link.end], link.url) == ("the letter", "https://council.example/letter")


def test_deleted_words_are_left_out_and_breaks_kept() -> None:
    deleted = "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
    body = f"<w:p>{deleted}<w:r><w:t>So</w:t><w:br/><w:t>it is</w:t></w:r></w:p>"
    assert read(docx(body)).text == "So\nit is"
