"""Reading a plan document (.docx, .xlsx, .xls) into passages, and matching its names to the office's."""
