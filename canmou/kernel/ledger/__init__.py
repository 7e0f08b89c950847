"""Ledgers: what a record is, how one is declared, kept, found and numbered."""
