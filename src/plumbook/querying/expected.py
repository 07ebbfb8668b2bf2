"""`python -m plumbook.querying.expected`: write what each named question answers on a graph, beside the questions."""

from __future__ import annotations

import sys
from pathlib import Path

from plumbook.files import write_atomically
from plumbook.ontology.files import ontology_path
from plumbook.querying.asking import ask
from plumbook.querying.formats import answer_as
from plumbook.querying.questions import FOLDER, questions
from plumbook.store import open_graph

GRAPH = Path("data/graph/graph.trig")
ANSWERS = "answers"


def expected_answers(graph: Path) -> dict[str, bytes]:
    """Return the answers to all named questions, each without arguments, as SPARQL 1.1 CSV by file name.

    Args:
        graph: a workspace or an RDF file.

    Raises:
        GraphError: it cannot be read.
    """
    opened = open_graph(graph)
    return {f"{name}.csv": answer_as("csv", ask(opened, name)) for name in questions()}


def write_expected_answers(graph: Path, folder: Path) -> None:
    """Write the answers into a folder, and remove those of questions that are gone.

    Args:
        graph: a workspace or an RDF file.
        folder: made where it is not there.

    Raises:
        PlumbookError: the graph cannot be read, or a file cannot be written.
    """
    answers = expected_answers(graph)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.csv"):
        if path.name not in answers:
            path.unlink()
    for name, content in answers.items():
        write_atomically(folder / name, content)


if __name__ == "__main__":
    write_expected_answers(Path(sys.argv[1]) if sys.argv[1:] else GRAPH, ontology_path(FOLDER) / ANSWERS)
