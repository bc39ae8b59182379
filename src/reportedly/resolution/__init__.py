"""Resolution: from the words that name a source to who that is.

Its parts are imported from their modules: names and roles are wanted where nothing is resolved.
"""
