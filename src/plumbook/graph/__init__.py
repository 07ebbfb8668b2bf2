"""From readings and the register to RDF, in the terms of the ontology."""
