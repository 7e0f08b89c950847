"""From the ranking on, the buttons of a round lead to the page of its results."""

from canmou.kernel.workflow import act

for _verb in ("propose", "decide", "publicise", "conclude"):
    act("grading_round", _verb, page="grading_results")
