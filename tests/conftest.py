"""Makes the invented stories of `stories.py` importable from every folder of tests."""
