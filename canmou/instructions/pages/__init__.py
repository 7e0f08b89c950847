"""What the screens of instructions show, one module per part."""
