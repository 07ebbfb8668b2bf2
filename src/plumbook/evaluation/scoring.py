"""Scoring folders: what a reader or somebody's graphs say of annotated texts, against the annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from plumbook.api import graph_of
from plumbook.errors import GoldError
from plumbook.evaluation.annotation import Annotation
from plumbook.evaluation.attribution_errors import AttributionError, attribution_errors
from plumbook.evaluation.attribution_measures import AttributionScores, load_marked, marked_of
from plumbook.evaluation.gold import document_of, load_annotation, load_gold
from plumbook.evaluation.graphs import annotation_of_graph, load_graph
from plumbook.evaluation.measures import Evaluation
from plumbook.reading.reader import Reader

Progress = Callable[[int, int], None]
"""Called with how many documents are scored, and of how many."""


def _ignore(done: int, total: int) -> None:
    """Report no progress."""


def evaluate_reader(gold: Path, texts: Path, reader: Reader, progress: Progress = _ignore) -> Evaluation:
    """Read annotated texts and score the graph of each.

    Args:
        gold: folder of gold files.
        texts: folder with a NAME.txt for each.
        reader: the engine to score.
        progress: told of each document.

    Raises:
        GoldError: an annotation or its text is missing, damaged, or they do not fit each other.
    """

    def found(path: Path) -> tuple[Annotation, Annotation]:
        text = _text(texts / f"{path.stem}.txt")
        annotation = load_gold(path, text)
        return annotation_of_graph(graph_of(document_of(annotation, text), reader=reader)), annotation

    return _evaluation(gold, found, progress)


def evaluate_graphs(
    gold: Path, graphs: Path, ontology: Path | None = None, progress: Progress = _ignore
) -> tuple[Evaluation, list[str]]:
    """Score graphs that somebody made of annotated texts.

    Args:
        gold: folder of gold files.
        graphs: folder with, for each, NAME.ttl: the graph of that one text; or NAME.json, a second
            reader's annotation. Where both are missing, nothing was found.
        ontology: an ontology to load with each graph, so that subclasses of plumbook's classes count.
        progress: told of each document.

    Returns:
        The evaluation, and the names of the files that are missing.

    Raises:
        GoldError: an annotation is missing or damaged.
        GraphError: a graph cannot be read.
    """
    missing: list[str] = []

    def found(path: Path) -> tuple[Annotation, Annotation]:
        turtle, second = graphs / f"{path.stem}.ttl", graphs / path.name
        annotation = load_gold(path)
        if turtle.is_file():
            return annotation_of_graph(load_graph(turtle, ontology)), annotation
        if second.is_file():
            return load_annotation(second), annotation
        missing.append(turtle.name)
        return Annotation(), annotation

    return _evaluation(gold, found, progress), missing


def evaluate_attributions(
    path: Path, reader: Reader, progress: Progress = _ignore
) -> tuple[AttributionScores, list[AttributionError]]:
    """Read texts whose attributions people marked, and score those of the readings against each person's.

    Args:
        path: JSON Lines in PolNeAR's form.
        reader: the engine to score.
        progress: told of each text.

    Returns:
        The scores, and what is wrong as the first person marked each text.

    Raises:
        GoldError: the file cannot be read or is not of that form.
    """
    scores = AttributionScores()
    errors: list[AttributionError] = []
    texts = list(load_marked(path))
    for number, (document, people) in enumerate(texts, 1):
        found = marked_of(reader.read(document))
        for marked in people:
            scores.add(document.text, found, marked)
        errors += attribution_errors(document.id, document.text, found, people[0])
        progress(number, len(texts))
    return scores, errors


def _evaluation(gold: Path, found: Callable[[Path], tuple[Annotation, Annotation]], progress: Progress) -> Evaluation:
    evaluation = Evaluation()
    paths = list(_gold_files(gold))
    for number, path in enumerate(paths, 1):
        evaluation.add(*found(path))
        progress(number, len(paths))
    return evaluation


def _gold_files(folder: Path) -> Iterator[Path]:
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError("holds no annotations (*.json)", where=folder, remedy="name another folder with --gold")
    yield from paths


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"the annotated text cannot be read ({error})", where=path, remedy="name --texts") from error
    return text
