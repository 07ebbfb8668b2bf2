"""Who is who across documents: actors, offices and policies under one stable name each."""

from plumbook.resolution.groups import Merge, Place
from plumbook.resolution.outlines import Outline, outline_of
from plumbook.resolution.register import Entry, EntryType, Register, register_of

__all__ = ["Entry", "EntryType", "Merge", "Outline", "Place", "Register", "outline_of", "register_of"]
