"""The list of a ledger: what an address asks for, the rows, and what can be done with them."""
