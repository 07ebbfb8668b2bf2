"""HermiT and the OWL API, in Java: owlready2 carries them in one file."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import OWL

from plumbook.errors import OntologyError

# Enough for ontologies of thousands of terms; a reasoner can also run for ever.
_SECONDS = 600
_PROFILE_CHECK = Path(__file__).with_name("ProfileCheck.java")


class JavaError(Exception):
    """A program in Java ended without doing its work."""


class Inconsistent(Exception):
    """HermiT finds that the ontology contradicts itself."""


def find_java() -> str | None:
    """Return the path of a Java that runs, or None."""
    java = shutil.which("java")
    # macOS has a program of that name that only says that there is no Java.
    return java if java and _run([java, "-version"]).returncode == 0 else None


def profile_violations(java: str, graph: Graph) -> list[str]:
    """Return what keeps an ontology from being OWL 2 DL, by the profile checker of the OWL API.

    Args:
        java: a Java with a compiler (JDK 11 or later: the checker is started from its source).
        graph: the ontology.

    Raises:
        JavaError: there is no compiler, or the OWL API cannot read the ontology.
    """
    with _file_of(graph) as file:
        return _output([java, "-cp", _jar(), str(_PROFILE_CHECK), str(file)]).splitlines()


def unsatisfiable_classes(java: str, graph: Graph) -> list[str]:
    """Return the IRIs of the classes that can have no member, by HermiT.

    HermiT is run as owlready2 runs it, on the ontology's own triples and without owlready2 between:
    that leaves its temporary file behind when HermiT fails.

    Args:
        java: the path of Java.
        graph: the ontology.

    Raises:
        Inconsistent: the ontology contradicts itself.
        JavaError: HermiT cannot reason over the ontology.
    """
    command = [java, "-cp", _jar(), "org.semanticweb.HermiT.cli.CommandLine", "--consistency", "--unsatisfiable"]
    with _file_of(graph) as file:
        output = _output([*command, "--no-prefixes", file.as_uri()])
    return sorted(iri for iri in re.findall(r"^\t<?([^\s>]+)>?$", output, re.MULTILINE) if iri != str(OWL.Nothing))


@contextmanager
def _file_of(graph: Graph) -> Iterator[Path]:
    """Write an ontology, less its imports: what Java programs do not fetch takes no network."""
    with tempfile.TemporaryDirectory(prefix="plumbook-") as folder:
        file = Path(folder) / "ontology.nt"
        own = Graph()
        for triple in graph:
            if triple[1] != OWL.imports:
                own.add(triple)
        own.serialize(file, format="nt", encoding="utf-8")
        yield file


def _output(command: list[str]) -> str:
    done = _run(command)
    if done.returncode == 0:
        return done.stdout
    if "InconsistentOntologyException" in done.stderr:
        raise Inconsistent
    raise JavaError(_reason(done.stderr or done.stdout))


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [command[0], "-Dfile.encoding=UTF-8", *command[1:]],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise JavaError(f"no answer within {_SECONDS} seconds") from error
    except OSError as error:
        raise JavaError(f"cannot be run: {error.strerror or error}") from error


def _reason(stderr: str) -> str:
    """Return the message of a Java exception, without its type and its trace."""
    lines = [line for line in stderr.splitlines() if not line.startswith(("\tat ", "Picked up "))]
    found = re.search(r"(?:Exception|Error): (.*)", " ".join(lines))
    return " ".join((found[1] if found else " ".join(lines)).split())[:500] or "no reason given"


def _jar() -> str:
    spec = find_spec("owlready2")
    if spec is None or not spec.submodule_search_locations:
        raise OntologyError("owlready2 is not installed", remedy="install plumbook again")
    return str(Path(spec.submodule_search_locations[0]) / "hermit" / "HermiT.jar")
