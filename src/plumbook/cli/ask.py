"""`plumbook ask`."""

from __future__ import annotations

from pathlib import Path

import click

from plumbook.cli.options import (
    GRAPH_VARIABLE,
    limit_option,
    min_confidence_option,
    optional_graph_option,
    timeout_option,
)

FORMATS = ("table", "csv", "tsv", "json", "spreadsheet")


@click.command("ask")
@click.argument("question", required=False)
@click.argument("arguments", nargs=-1)
@optional_graph_option
@click.option("--format", type=click.Choice(FORMATS), default="table", show_default=True, help="As for plumbook query.")
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@min_confidence_option
@limit_option
@timeout_option
def command(
    question: str | None,
    arguments: tuple[str, ...],
    graph: Path | None,
    format: str,
    as_json: bool,
    min_confidence: float,
    limit: int | None,
    timeout: float | None,
) -> None:
    """Answer a named QUESTION; without one, list all questions and their arguments.

    ARGUMENTS narrow a question, and none is needed. They are given in the order of the list, or as
    NAME=VALUE. Names need not be whole: "state" finds the State Department, unless something is called
    just that; case and accents do not count. Where nothing is called so, the answer is empty, the
    nearest names are told on standard error, and the exit status is 0.

    \b
    plumbook ask --graph demo holders "Secretary of State"
    plumbook ask --graph demo claims about="strategic patience"
    plumbook ask --graph demo changes 2021-01 2021-06
    """  # noqa: D301 (click reads \b as: leave these lines)
    if question is None:
        _list_questions(as_json)
        return
    from plumbook.cli.tables import print_answer
    from plumbook.cli.waiting import within
    from plumbook.querying import Answer, ask
    from plumbook.querying.questions import question_named
    from plumbook.store import dataset_of, open_store, without_uncertain

    names = [argument.name for argument in question_named(question).arguments]
    if graph is None:
        raise click.UsageError(f"Missing option '--graph' / '-g' (or set {GRAPH_VARIABLE}).")
    in_order, named = _sorted_out(arguments, names)
    store = open_store(graph)

    def answered() -> Answer:
        return ask(dataset_of(without_uncertain(store, min_confidence)), question, *in_order, **named)

    answer = within(timeout, answered)
    print_answer(answer, "json" if as_json else format, limit)


def _sorted_out(arguments: tuple[str, ...], names: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return the arguments in order, and those as NAME=VALUE; a value may hold "=" itself."""
    in_order, named = [], {}
    for argument in arguments:
        name, sign, value = argument.partition("=")
        if sign and name in names:
            named[name] = value
        else:
            in_order.append(argument)
    return in_order, named


def _list_questions(as_json: bool) -> None:
    import json
    from dataclasses import asdict

    from plumbook.querying.questions import questions

    if as_json:
        listed = [{k: v for k, v in asdict(q).items() if k != "sparql"} for q in questions().values()]
        click.echo(json.dumps(listed, ensure_ascii=False))
        return
    for question in questions().values():
        arguments = " ".join(f"[{argument.name}]" for argument in question.arguments)
        click.echo(f"{click.style(question.name, bold=True)} {arguments}".rstrip())
        click.echo(f"    {question.text}")
        for argument in question.arguments:
            click.echo(f"    {argument.name}: {argument.help}")
