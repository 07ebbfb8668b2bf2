"""Networks of actors, offices and policies, read from any graph in plumbook's terms."""

from plumbook.network.entities import entity_network
from plumbook.network.folding import FOLDINGS, Folding

__all__ = ["FOLDINGS", "Folding", "entity_network"]
