"""Forms of others: a blank workbook or Word table, what goes into which of its cells, and the form filled for a period."""
