"""The page: one file that needs no other, asks nothing of the network, and shows every text as text."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from rdflib import Graph

from plumbook.drawing.look import KINDS, RELATIONS
from plumbook.drawing.picture import Picture, picture_of

DEFAULT_MOST = 2000
"""How many nodes a page shows unless told otherwise: more can be drawn, but not taken in."""

_SCRIPTS = ("state", "labels", "canvas", "filters", "panel", "search", "export", "start")


def draw(
    graph: Graph,
    *,
    title: str = "plumbook",
    most: int = DEFAULT_MOST,
    documents: Collection[str] | None = None,
) -> str:
    """Return a page of HTML that shows a graph and, for each line of it, the words that say so.

    The page is one file without links to others. It works from a disk, offline; its content security
    policy lets nothing be fetched or sent. The same graph and arguments give the same page.

    Args:
        graph: a graph in plumbook's terms, whoever made it.
        title: the page's heading.
        most: at most so many nodes are drawn, the most connected first; the page says how many it leaves out.
        documents: ids of the only documents to draw; all unless given.

    Raises:
        GraphError: there is no such document, or a confidence in the graph is no number from 0 to 1.
    """
    picture = picture_of(graph, most, documents)
    script, style = _script(), _asset("colours.css") + _asset("page.css")
    page: str = _template().render(
        title=title,
        policy=_policy([vis_network(), script], style),
        style=Markup(style),
        vis=Markup(vis_network()),
        script=Markup(script),
        data=Markup(_json(_data(picture))),
        kinds=_present(KINDS, Counter(node["group"] for node in picture.model.nodes)),
        relations=_present(RELATIONS, Counter(edge["relation"] for edge in picture.model.edges)),
        nodes=len(picture.model.nodes),
        edges=len(picture.model.edges),
        nodes_left_out=picture.nodes_left_out,
        edges_left_out=picture.edges_left_out,
    )
    return page


def _present(looks: tuple[Any, ...], counts: Counter[str]) -> list[tuple[Any, int]]:
    return [(look, counts[look.key]) for look in looks if counts[look.key]]


def _data(picture: Picture) -> dict[str, Any]:
    nodes, edges, _, _, _, options = picture.model.get_network_data()
    return {
        "nodes": nodes,
        "edges": [{"id": number, **edge} for number, edge in enumerate(edges)],
        "options": json.loads(options),
        "statements": picture.statements,
        "paragraphs": picture.sources.paragraphs,
        "documents": picture.sources.documents,
        "kinds": {kind.key: kind.label for kind in KINDS},
        "relations": {relation.key: relation.label for relation in RELATIONS},
    }


def _json(data: dict[str, Any]) -> str:
    r"""Return JSON that can stand in a script element: nothing in it can end the element.

    >>> _json({"label": "</script>"})
    '{"label":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def _policy(scripts: list[str], style: str) -> str:
    """Return a content security policy that allows these scripts and this style, and nothing else."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def vis_network() -> str:
    """Return the newest vis-network that pyvis carries, without the name of a source map that nobody has."""
    found = max((Path(pyvis.__file__).parent / "lib").glob("vis-*/vis-network.min.js"), key=_version)
    script = found.read_text("utf-8").split("//# sourceMappingURL")[0]
    return script.replace("\r\n", "\n").replace("</script", "<\\/script")


def _version(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in path.parent.name.removeprefix("vis-").split("."))


@cache
def _script() -> str:
    parts = "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


@cache
def _asset(name: str) -> str:
    return (files("plumbook.drawing") / "assets" / name).read_text("utf-8")


@cache
def _template() -> Any:  # noqa: ANN401 - jinja2's own type would load it for nothing
    loader = PackageLoader("plumbook.drawing", "assets")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html")
