"""The report on a story: a sourcing table for a terminal (`table`), one HTML file for a browser (`html`)."""
