"""What each page of the desk shows, as plain values for its template: one module per kind of page."""
