"""What the pages of research read."""
