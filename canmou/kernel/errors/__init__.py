"""Refusals: exceptions whose sentence is read by the user, in plain Chinese."""


class Refused(Exception):
    """An action was not carried out. `str(error)` is the sentence shown to the user."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotPermitted(Refused):
    """The user may see the thing but not do this to it."""


class NotFound(Refused):
    """The thing does not exist, or does not exist for this user."""


class Stale(Refused):
    """Somebody else changed the record since it was read."""


class Invalid(Refused):
    """Values are wrong. `problems` maps a field name ("" for the whole) to a sentence."""

    def __init__(self, problems: dict[str, str], message: str = "") -> None:
        super().__init__(message or "；".join(problems.values()))
        self.problems = problems
