"""plumbook reads policy writing and builds a knowledge graph of actors, offices, policies and claims."""

__version__ = "0.1.0"
