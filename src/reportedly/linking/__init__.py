"""Who and what is the same across stories, and what that supports: rules over records, without a database."""
