from __future__ import annotations

import pytest

from plumbook.model import Document
from plumbook.reading.reader import SpacyReader

SCENE = "Ada Quill is the energy minister of Norway. Tom Brandt leads the Pipeline Association.\n\n"


def links(reader: SpacyReader, text: str) -> set[tuple[str, str]]:
    """The names of policies with those that they would undo."""
    policies = reader.read(Document(id="d", text=SCENE + text)).policies
    names = {policy.key: policy.name for policy in policies}
    return {(policy.name, names[key]) for policy in policies for key in policy.reverses}


@pytest.mark.parametrize(
    ("text", "reversal", "undone"),
    [
        (
            "Quill backed the repeal of the fuel tax. Brandt defended the fuel tax.",
            "repeal of the fuel tax",
            "fuel tax",
        ),
        ("Quill wants to repeal the fuel tax. Brandt defended the fuel tax.", "repeal the fuel tax", "fuel tax"),
        (
            "Quill supports the Paris accord. Brandt called for a withdrawal from the Paris accord.",
            "withdrawal from the Paris accord",
            "Paris accord",
        ),
        (
            "Quill supports the Paris accord. Brandt wants Norway to pull out of the Paris accord.",
            "pull out of the Paris accord",
            "Paris accord",
        ),
        (
            "Quill imposed economic sanctions on Denmark. Brandt opposes lifting the economic sanctions.",
            "lifting the economic sanctions",
            "economic sanctions",
        ),
        (
            "Brandt warned of sanctions relief. The sanctions on Denmark must stay, Quill said.",
            "sanctions relief",
            "sanctions on Denmark",
        ),
        (
            "Quill supports raising fuel taxes. Brandt urged Norway to cut fuel taxes.",
            "cut fuel taxes",
            "raising fuel taxes",
        ),
    ],
)
def test_a_policy_reverses_what_its_own_word_would_undo(
    reader: SpacyReader, text: str, reversal: str, undone: str
) -> None:
    assert (reversal, undone) in links(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Quill backed the repeal of the fuel tax. Brandt supports the inheritance tax.",
        "Quill wants to end the fishing dispute. Brandt backed the fishing ban.",
        "Quill wants to enforce the fuel tax. Brandt defended the fuel tax.",
        "Quill wants to repeal the enforcement of the fuel tax. Brandt defended the fuel tax.",
    ],
)
def test_a_shared_word_makes_no_reversal(reader: SpacyReader, text: str) -> None:
    assert links(reader, text) == set()


def test_opposite_deeds_reverse_each_other(reader: SpacyReader) -> None:
    found = links(
        reader, "Quill urged Norway to send troops to Mali. Brandt urged Norway to withdraw troops from Mali."
    )
    assert len(found) == 2
    assert {reversal for reversal, _ in found} == {undone for _, undone in found}
