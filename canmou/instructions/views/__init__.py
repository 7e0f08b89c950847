"""The views of instructions, one module per part."""
