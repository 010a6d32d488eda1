"""Addresses of databases, before anything is opened."""

from __future__ import annotations

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

HIGHEST_PORT = 65535


def is_database(address: str) -> bool:
    """Whether it can be read as an address at all."""
    try:
        port = make_url(address).port
    except (ValueError, ArgumentError):
        return False
    return port is None or 0 < port <= HIGHEST_PORT
