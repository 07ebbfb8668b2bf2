"""Graphs and networks in other formats; the same graph gives the same bytes."""

from plumbook.export.formats import FORMATS, NetworkExport, RdfExport, format_for

__all__ = ["FORMATS", "NetworkExport", "RdfExport", "format_for"]
