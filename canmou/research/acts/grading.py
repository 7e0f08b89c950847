"""The buttons of a round and its entries on the record page lead to the pages on which the work is done."""

from canmou.kernel.workflow import act

for _verb in ("open", "extend", "close", "start_review", "close_review"):
    act("grading_round", _verb, page="grading_round")
for _verb in ("file", "withdraw"):
    act("grading_entry", _verb, page="grading_entry")
for _verb in ("pass", "return", "refuse"):
    act("grading_entry", _verb, page="grading_check")
