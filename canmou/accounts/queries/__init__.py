"""Reads of the accounts pages."""
