"""Official documents: one tree, printed as PDF, .docx, HTML and text, and the one register of their numbers."""
