"""Whether a graph keeps to the contract: SHACL over any graph in plumbook's terms."""

from plumbook.validation.checking import check_graph
from plumbook.validation.report import Finding, GraphReport, Group, Severity

__all__ = ["Finding", "GraphReport", "Group", "Severity", "check_graph"]
