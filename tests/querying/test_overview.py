from __future__ import annotations

from pathlib import Path

from plumbook.querying.overview import overview


def test_the_columns_in_numbers(gold_file: Path) -> None:
    found = overview(gold_file)
    assert (found.documents, found.first_date, found.last_date) == (2, "2021-02-25", "2021-05-05")
    assert found.claims == 30  # as many as data/gold has, optional ones included
    assert found.stances == {"Supports": 27, "Opposes": 18}
    assert found.all_actors == sum(found.actors.values())
    assert found.most_active[0][0] == "Josh Rogin"
    assert found.software == ("annotators 1", "plumbook 0")
    assert found.bytes_on_disk == gold_file.stat().st_size


def test_a_graph_of_something_else_is_all_noughts(tmp_path: Path) -> None:
    path = tmp_path / "other.ttl"
    path.write_text("<http://x/a> <http://x/b> <http://x/c> .")
    found = overview(path)
    assert (found.documents, found.first_date, found.claims, found.triples) == (0, None, 0, 1)
