"""The ontology's files: shipped in the package, or in the checkout that it runs from."""

from __future__ import annotations

from pathlib import Path

from plumbook.errors import OntologyError

PACKAGED = Path(__file__).parent / "data"
CHECKOUT = Path(__file__).parents[3] / "ontology"


def ontology_path(name: str) -> Path:
    """Return where a file or folder of the ontology is ("plumbook.ttl", "competency").

    Raises:
        OntologyError: it is not there.
    """
    path = (PACKAGED if PACKAGED.is_dir() else CHECKOUT) / name
    if not path.exists():
        raise OntologyError("not installed", where=path, remedy="install plumbook again")
    return path
