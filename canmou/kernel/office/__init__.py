"""Offices and their dated terms."""
