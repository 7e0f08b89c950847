"""Load through a query that trims, bind one form, call one action, respond."""
