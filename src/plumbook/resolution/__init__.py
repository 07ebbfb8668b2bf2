"""Who is who across documents: actors, offices and policies under one stable name each."""

from plumbook.resolution.groups import EntryType, Merge, Place
from plumbook.resolution.outlines import Outline, outline_of
from plumbook.resolution.register import Entry, Register, register_of

__all__ = ["Entry", "EntryType", "Merge", "Outline", "Place", "Register", "outline_of", "register_of"]
