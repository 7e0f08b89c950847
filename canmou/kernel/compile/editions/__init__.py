"""The life of a report: kept compiles, overrides of printed values, freezing, drift, comparison, roll forward."""
