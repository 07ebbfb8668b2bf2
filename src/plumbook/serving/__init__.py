"""A graph as a web application on this machine: a SPARQL endpoint, and pages for people who read."""
