"""Accounts: people, units, logins, roles, delegation, absences, handing over, and every way of signing in."""
