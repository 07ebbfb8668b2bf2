"""Templates, and the words and signs that they use; every value is escaped."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from plumbook.drawing.look import Kind, kind_of
from plumbook.serving.explorer.lookup import Thing
from plumbook.serving.explorer.paging import MANY
from plumbook.serving.explorer.timeline import Timeline, anchor
from plumbook.serving.explorer.wording import OF_OFFICES, STATUSES, capitalized, counted

STATIC = files("plumbook.serving") / "static"


@cache
def environment() -> Environment:
    """Return the environment of all templates."""
    loader = ChoiceLoader([PackageLoader("plumbook.serving"), PackageLoader("plumbook.drawing", "assets")])
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        anchor=anchor,
        capitalized=capitalized,
        counted=counted,
        line_statuses=_line_statuses,
        looks=_looks,
        many=MANY,
        of_offices=OF_OFFICES,
        statuses=STATUSES,
        version=_version(),
    )
    return made


def _looks(thing: Thing) -> Kind | None:
    """Return how the sign of an actor, office or policy looks."""
    return kind_of(thing.type, thing.kind) if thing.type in {"actor", "office", "policy"} else None


def _line_statuses(line: Timeline) -> set[str]:
    return {bar.status.lower() for row in line.rows for bar in row.bars}


def _version() -> str:
    """Return what changes with the files that pages load, so that browsers may keep them."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.iterdir(), key=lambda each: each.name):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
