"""What the encoder's heads say: the tasks, their labels, and in which order they leave the network."""

from __future__ import annotations

# Each task tags word pieces. A document need not be labelled for all: what is not labelled is not learned from.
TAGS: dict[str, tuple[str, ...]] = {
    "anchor": ("O", "attribution"),  # the first piece of an attribution's cue
    "claim": ("O", "claim"),  # the first piece of the cue of an attribution that is a claim
    "source": ("O", "B", "I"),
    "content": ("O", "B", "I"),
    "content_of_claim": ("O", "B", "I"),
    "person": ("O", "B", "I"),
    "organization": ("O", "B", "I"),
    "state": ("O", "B", "I"),
    "group": ("O", "B", "I"),
    "anonymous": ("O", "B", "I"),
    "office": ("O", "B", "I"),
    "policy": ("O", "B", "I"),
    # Of the first piece of a policy's mention: what anybody, and what the author, thinks of it there.
    "stance": ("O", "supports", "opposes"),
    "author_stance": ("O", "supports", "opposes"),
}

# What a piece is to the cue that another piece begins.
LINKS: tuple[str, ...] = ("O", "cue", "source", "B-content", "I-content")

# What the actor whose mention (or whose claim's cue) begins with a piece thinks of the policy that another begins.
STANCES: tuple[str, ...] = ("O", "supports", "opposes")


def columns(task: str) -> slice:
    """Return where a task's labels stand among all tags' scores."""
    start = 0
    for name, labels in TAGS.items():
        if name == task:
            return slice(start, start + len(labels))
        start += len(labels)
    raise KeyError(task)


COLUMNS_IN_ALL = sum(len(labels) for labels in TAGS.values())
