"""Hostile and broken inputs, named by their damage."""
