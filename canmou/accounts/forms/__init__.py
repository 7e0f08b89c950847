"""The forms of the accounts pages. They read what was typed; the rules stand in the actions."""
