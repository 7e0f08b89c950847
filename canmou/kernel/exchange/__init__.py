"""Ledgers in and out by spreadsheet: one workbook with a sheet per ledger, read, checked whole, moved at once.

Reading, checking and staging happen outside any long transaction; `importing.import_file` moves everything in one
short set-based transaction. All or nothing.
"""
