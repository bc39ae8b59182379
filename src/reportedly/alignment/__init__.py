"""Words against words: one piece for quotations across stories, against documents, and between versions."""
