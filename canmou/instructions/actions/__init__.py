"""What is done with instructions, one module per part."""
