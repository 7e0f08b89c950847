"""SQLite whose writers take turns quickly: see base.py."""
