"""Answers from a graph: SPARQL queries, and named questions with arguments."""

from plumbook.query.answer import Answer
from plumbook.query.asking import ask
from plumbook.query.sparql import query

__all__ = ["Answer", "ask", "query"]
