"""What one app's step does in another: every effect of a click that crosses apps, one line each.

`when(flow, verb, effect)` calls `effect(record, by=user)` in the same transaction.
"""


def wire() -> None:
    """Connect the effects. Called once, when all workflows are declared."""
