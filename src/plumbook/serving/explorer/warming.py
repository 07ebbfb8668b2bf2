"""What is worked out of a new state of the graph before anybody asks for it."""

from __future__ import annotations

import gc

from plumbook.serving.explorer.home import home_page
from plumbook.serving.explorer.neighbourhood import SIZES, most_connected
from plumbook.serving.explorer.snapshot import Snapshot

_LARGEST = 5000  # things of a drawing that is made ready


def warm(snapshot: Snapshot) -> None:
    """Work out what pages and searches share: what is needed first, first."""
    home_page(snapshot)
    _ = snapshot.names, snapshot.outlines, snapshot.links, snapshot.sides, snapshot.claims
    for size in SIZES:
        if size <= _LARGEST:
            most_connected(snapshot, size)
    # What stays until the graph changes is looked at once, and not whenever Python looks for what can go.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
