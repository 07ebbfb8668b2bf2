import doctest
import importlib
import pkgutil

import pytest

from plumbook import documents

MODULES = [f"{documents.__name__}.{module.name}" for module in pkgutil.iter_modules(documents.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
