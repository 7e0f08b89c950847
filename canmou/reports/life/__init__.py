"""Screens of the life of a report: kept editions, the figure panel, overrides, freezing, drift, comparison."""
