"""Keeping libraries from printing."""

from __future__ import annotations

import logging


def quiet(*names: str) -> None:
    """Keep libraries from printing their warnings where the program has not asked for a log.

    Args:
        names: the names of their loggers.
    """
    for name in names:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
