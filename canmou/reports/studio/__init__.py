"""The report studio: templates and their versions, the editor with its pickers and preview, the choice of a period."""
