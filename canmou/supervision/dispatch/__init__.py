"""The half-month dispatch (半月调度): its days, what sections are offered, the sheet, its frozen editions, the meeting."""
