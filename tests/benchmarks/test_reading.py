"""How long plumbook reads, as a ratio to spaCy's own pipeline over the same texts, measured in one run.

    python -m pytest tests/benchmarks/test_reading.py --override-ini addopts=--import-mode=importlib -s

PLUMBOOK_TEXTS names files or folders to read (default: the two columns); PLUMBOOK_MOST how many documents.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from itertools import islice
from pathlib import Path

import spacy

from plumbook.documents import load_documents
from plumbook.model import Document
from plumbook.reading.draft import Draft
from plumbook.reading.reader import SpacyReader

COLUMNS = Path(__file__).parent.parent.parent / "data" / "texts"


def test_reading_beside_spacy(reader: SpacyReader) -> None:
    texts = os.environ.get("PLUMBOOK_TEXTS", str(COLUMNS)).split(os.pathsep)
    most = int(os.environ.get("PLUMBOOK_MOST", "200"))
    documents = list(islice((d for d in load_documents(texts) if isinstance(d, Document)), most))
    alone = spacy.load(reader.model)
    reader.read(documents[0])
    spent: Counter[str] = Counter()
    for document in documents:
        begun = time.perf_counter()
        alone(document.text)
        parsed = time.perf_counter()
        reader.read(document)
        spent["spaCy alone"] += parsed - begun
        spent["plumbook"] += time.perf_counter() - parsed
    for document in documents:
        doc = reader.nlp.tokenizer(document.text)
        doc._.draft = Draft(document)
        for name, step in reader.nlp.pipeline:
            begun = time.perf_counter()
            doc = step(doc)
            spent[name] += time.perf_counter() - begun
    ratio = spent["plumbook"] / spent["spaCy alone"]
    print(f"\n{len(documents)} documents, {len(documents) / spent['plumbook']:.1f} per second in one process")
    print(f"ratio of plumbook to spaCy alone {ratio:.2f}; seconds by step:")
    for name, seconds in spent.most_common():
        print(f"{seconds:8.2f}  {name}")
    assert ratio > 1
