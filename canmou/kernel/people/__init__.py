"""Persons, units with dated names, posts, relations, logins and role grants."""
