"""What can be done to people, units, logins, grants, delegations and absences. Nothing is ever deleted."""
