"""待办: what waits for whom, from the workflows and from the dates of the ledgers, in one list."""
