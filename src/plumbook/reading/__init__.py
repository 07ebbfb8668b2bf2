"""From a document to what it says."""
