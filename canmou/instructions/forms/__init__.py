"""What the pages of instructions ask for, one module per part."""
