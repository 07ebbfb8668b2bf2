"""From files to documents: the only part of plumbook that knows file formats."""

from plumbook.documents.sources import load_documents
from plumbook.documents.unreadable import Unreadable

__all__ = ["Unreadable", "load_documents"]
