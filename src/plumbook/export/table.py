"""CSV (RFC 4180): a table of nodes and a table of edges, safe to open in a spreadsheet.

A cell of text that a spreadsheet would take for a formula begins with an apostrophe. So does one that
begins with an apostrophe itself: take one away from each cell that begins with one, and all is as it was.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import networkx as nx

from plumbook.export.attributes import plain_network
from plumbook.files import unwritable, write_atomically

NODES, EDGES = "nodes.csv", "edges.csv"

# What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), and what marks it as text.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")

# How Gephi spells the columns that it knows; it takes others as they are.
_HEADERS = {"label": "Label", "weight": "Weight"}


def safe_cell(value: object) -> object:
    """Return a cell that no spreadsheet computes; numbers stay as they are.

    >>> safe_cell("=1+1")
    "'=1+1"
    >>> safe_cell(-1)
    -1
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def tables_of(network: nx.Graph[Any]) -> dict[str, bytes]:
    """Return the tables by their file names, with the headers that Gephi expects.

    Args:
        network: any of plumbook's networks.
    """
    plain = plain_network(network)
    kind = "Directed" if plain.is_directed() else "Undirected"
    nodes = ({"Id": node, **data} for node, data in plain.nodes(data=True))
    edges = (
        {"Source": source, "Target": target, "Type": kind, "Id": key, **data}
        for source, target, key, data in plain.edges(data=True, keys=True)
    )
    return {NODES: _table(("Id", "label"), nodes), EDGES: _table(("Source", "Target", "Type", "Id"), edges)}


def write_folder(network: nx.Graph[Any], folder: Path) -> None:
    """Write the tables into a folder, which is made where it does not exist.

    Raises:
        PlumbookError: the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    for name, content in tables_of(network).items():
        write_atomically(folder / name, content)


def write_zip(network: nx.Graph[Any], output: BinaryIO) -> None:
    """Write the tables as a zip file, the same bytes for the same network."""
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in tables_of(network).items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # dated 1980, whenever written


def _table(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a table of the given columns and all others that a row has."""
    kept = list(rows)
    names = list(dict.fromkeys([*columns, *(name for row in kept for name in row)]))
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(_HEADERS.get(name, name) for name in names)
    writer.writerows([safe_cell(row.get(name, "")) for name in names] for row in kept)
    return output.getvalue().encode("utf-8")
