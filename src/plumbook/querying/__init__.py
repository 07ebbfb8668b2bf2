"""Answers from a graph: SPARQL queries, and named questions with arguments."""

from plumbook.querying.answer import Answer
from plumbook.querying.asking import ask
from plumbook.querying.sparql import query

__all__ = ["Answer", "ask", "query"]
