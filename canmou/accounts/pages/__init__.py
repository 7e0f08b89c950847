"""What the templates of the accounts pages show."""
