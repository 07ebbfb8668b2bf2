"""`plumbook review`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plumbook.cli.options import GRAPH_VARIABLE

if TYPE_CHECKING:
    from plumbook.resolution.corrections import Correction
    from plumbook.workspace.doubts import Doubt

# As plumbook.workspace.doubts.KINDS says, without importing it for --help.
KINDS = ("merge", "tenure", "candidacy", "vacancy", "claim", "stance")
_INDENT = "     "


@click.command("review")
@click.argument("workspace", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar=GRAPH_VARIABLE)
@click.option("--same", nargs=2, multiple=True, metavar="A B", help="A and B are one.")
@click.option("--different", nargs=2, multiple=True, metavar="A B", help="A and B are two.")
@click.option("--rename", nargs=2, multiple=True, metavar="A NAME", help="Call A so.")
@click.option("--not-an-actor", multiple=True, metavar="A", help="A is no actor.")
@click.option("--wrong", multiple=True, metavar="IRI", help="The text does not state that.")
@click.option(
    "--stance",
    nargs=3,
    multiple=True,
    metavar="A POLICY STANCE",
    help="A supports or opposes POLICY, or does neither: none.",
)
@click.option("--note", help="Why, to be kept with the corrections.")
@click.option("--by", help="Who says so, to be kept with the corrections.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Show only these [default: all].")
@click.option(
    "--below", type=click.FloatRange(0, 1), default=0.9, show_default=True, help="Show what is less sure than this."
)
@click.option("--limit", "-n", type=click.IntRange(0), default=20, show_default=True, help="Show so many; 0: all.")
@click.option("--list", "only_list", is_flag=True, help="Ask nothing, even on a terminal.")
@click.option("--json", "as_json", is_flag=True, help="Print what is doubtful as JSON, and ask nothing.")
def command(
    workspace: Path,
    same: tuple[tuple[str, str], ...],
    different: tuple[tuple[str, str], ...],
    rename: tuple[tuple[str, str], ...],
    not_an_actor: tuple[str, ...],
    wrong: tuple[str, ...],
    stance: tuple[tuple[str, str, str], ...],
    note: str | None,
    by: str | None,
    kinds: tuple[str, ...],
    below: float,
    limit: int,
    only_list: bool,
    as_json: bool,
) -> None:
    """Look at what is doubtful in a WORKSPACE, and correct it.

    Without options for corrections, merges and statements are shown, the most doubtful first; on a
    terminal each is asked: y (it is so), n (it is not), s (skip), q (quit). Answers go to
    corrections.toml in the workspace, which every later plumbook build applies.

    A, B and POLICY are IRIs (id:janet-yellen), or labels where only one thing is called so.

    \b
    plumbook review work --same "Janet Yellen" id:yellen-in-column-2
    plumbook review work --rename id:janet-yellen "Janet L. Yellen" --by Ann
    plumbook review work --stance "Josh Rogin" "strategic patience" opposes
    """  # noqa: D301 (click reads \b as: leave these lines)
    from plumbook.resolution.corrections import CORRECTIONS, load_corrections
    from plumbook.store import open_store
    from plumbook.workspace.doubts import KINDS, base_of, called_wrong, check_fits, doubts, load_reviewed, thing_named

    store = open_store(workspace)
    base = base_of(store)
    file = workspace / CORRECTIONS
    corrections = load_corrections(file, base)

    def named(thing: str) -> str:
        return thing_named(store, thing, base)

    def is_wrong(thing: str) -> Correction:
        return called_wrong(store, named(thing), base)

    given = list(_given(named, is_wrong, same, different, rename, not_an_actor, wrong, stance))
    for correction in given:
        check_fits(store, correction, base)
    if given:
        _write(file, (c.model_copy(update=_signed(note, by)) for c in given), base)
        return
    shown, found = doubts(
        store, corrections, load_reviewed(workspace), below=below, kinds=kinds or KINDS, limit=limit or None
    )
    if as_json:
        click.echo(json.dumps([_as_data(d) for d in shown], ensure_ascii=False, default=str))
    elif only_list or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _list(shown, found)
    else:
        _ask(shown, found, workspace, file, base, _signed(note, by))


def _given(
    named: Callable[[str], str],
    is_wrong: Callable[[str], Correction],
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
    rename: Iterable[tuple[str, str]],
    not_an_actor: Iterable[str],
    wrong: Iterable[str],
    stance: Iterable[tuple[str, str, str]],
) -> Iterable[Correction]:
    """Give the corrections of the command line."""
    from plumbook.resolution.corrections import CorrectedStance, Different, NotAnActor, Rename, Same

    for table, pairs in ((Same, same), (Different, different)):
        for a, b in pairs:
            one, other = named(a), named(b)
            if one == other:
                raise click.UsageError(f"{a} and {b} are one thing in this graph: name its parts (see --list)")
            yield table(things=(one, other))
    for thing, name in rename:
        if not name.strip():
            raise click.UsageError("--rename: give a name")
        yield Rename(thing=named(thing), name=name)
    yield from (NotAnActor(thing=named(thing)) for thing in not_an_actor)
    yield from (is_wrong(thing) for thing in wrong)
    for actor, policy, held in stance:
        if held not in {"supports", "opposes", "none"}:
            raise click.UsageError(f"--stance: {held!r} is none of supports, opposes, none")
        yield CorrectedStance(actor=named(actor), policy=named(policy), stance=held)  # type: ignore[arg-type] # as above


def _signed(note: str | None, by: str | None) -> dict[str, Any]:
    from datetime import date

    return {"note": note, "by": by, "date": date.today()}


def _write(file: Path, corrections: Iterable[Correction], base: str) -> None:
    from plumbook.resolution.corrections import append_correction

    written = [append_correction(file, correction, base) for correction in corrections]
    _tell(sum(written), file)
    if not all(written):
        click.echo(f"{len(written) - sum(written)} stood there already")


def _tell(written: int, file: Path) -> None:
    from plumbook.querying.cells import one_line

    click.echo(f"wrote {written} correction{'s' * (written != 1)} to {one_line(str(file))}")
    if written:
        click.echo("The next plumbook build into this workspace applies them.")


def _as_data(doubt: Doubt) -> dict[str, Any]:
    return {
        "kind": doubt.kind,
        "iri": f"id:{doubt.name}",
        "confidence": doubt.confidence,
        "says": doubt.says,
        "reason": doubt.reason,
        "passages": [{"document": document, "text": text} for document, text in doubt.passages],
        "yes": None if doubt.yes is None else {doubt.yes.table: doubt.yes.says()},
        "no": {doubt.no.table: doubt.no.says()},
    }


def _list(shown: list[Doubt], all_found: int) -> None:
    for number, doubt in enumerate(shown, 1):
        _show(number, doubt)
        words = [f"if not: --{doubt.no.table}", *(f"id:{n}" for n in getattr(doubt.no, "things", (doubt.name,)))]
        click.echo(_INDENT + f" \\\n{_INDENT}  ".join(words) if len(words) > 2 else _INDENT + " ".join(words))
        click.echo()
    if not shown:
        click.echo("nothing is doubtful (see --below)")
    elif all_found > len(shown):
        click.echo(f"{all_found - len(shown)} more (--limit 0 shows all)")


def _show(number: int, doubt: Doubt) -> None:
    """Print one merge or statement, with what the texts say, in at most 80 columns."""
    from plumbook.querying.cells import one_line

    click.echo(click.style(f"{number:>3}  {doubt.kind} {doubt.confidence:.2f}", bold=True))
    _wrapped(one_line(doubt.says), _INDENT)
    if doubt.reason:
        _wrapped(f"because: {one_line(doubt.reason)}", _INDENT)
    for document, text in doubt.passages[:3]:
        _wrapped(f"{one_line(document)}: {one_line(text)}", _INDENT + "| ")


def _wrapped(text: str, indent: str) -> None:
    from textwrap import fill

    click.echo(fill(text, 79, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False))


def _ask(shown: list[Doubt], all_found: int, workspace: Path, file: Path, base: str, signed: dict[str, Any]) -> None:
    """Ask a person about each; what is answered is written at once."""
    from plumbook.resolution.corrections import append_correction
    from plumbook.workspace.doubts import append_reviewed

    written = 0
    for number, doubt in enumerate(shown, 1):
        _show(number, doubt)
        answer = click.prompt(
            f"{_INDENT}is it so?", type=click.Choice(["y", "n", "s", "q"]), default="s", show_default=False
        )
        if answer == "q":
            break
        correction = {"y": doubt.yes, "n": doubt.no}.get(answer)
        if correction is not None:
            written += append_correction(file, correction.model_copy(update=signed), base)
        elif answer == "y":
            append_reviewed(workspace, doubt.name)
    if not shown:
        click.echo("nothing is doubtful (see --below)")
    elif all_found > len(shown):
        click.echo(f"{all_found - len(shown)} more wait (--limit)")
    _tell(written, file)
