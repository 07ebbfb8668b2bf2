from hypothesis import given
from hypothesis import strategies as st

from plumbook.documents.ids import Ids
from plumbook.model import Document


@given(st.lists(st.tuples(st.sampled_from(["a", "a-2", "a-b", "a-b-2"]), st.sampled_from(["", "b", "2"]))))
def test_no_id_is_given_twice_and_the_same_order_gives_the_same_ids(asked: list[tuple[str, str]]) -> None:
    def given_ids() -> list[str]:
        ids = Ids()
        return [ids.unique(Document(id=name, text="A."), suffix).id for name, suffix in asked]

    found = given_ids()
    assert len(set(found)) == len(asked)
    assert found == given_ids()


def test_a_changed_id_is_told() -> None:
    ids = Ids()
    first = Document(id="brief", text="A.", notes=("a note",))
    assert ids.unique(first, "2021") is first
    assert ids.unique(first, "2022").notes == ("a note", "id taken before: brief became brief-2022")
