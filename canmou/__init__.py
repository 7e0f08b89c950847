"""Canmou 参谋: the system a municipal government policy research office runs its work on."""

__version__ = "0.1.0"
