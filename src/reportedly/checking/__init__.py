"""Quotations held against primary documents: found or not, where, and how each differs."""

from __future__ import annotations

from .checks import Checker
from .finding import Found, find, nearest
from .index import Index

__all__ = ["Checker", "Found", "Index", "find", "nearest"]
