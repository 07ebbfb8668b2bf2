"""The ontology: its files, its terms, checks and documentation of it."""
