"""What the screens of supervision show, one module per part."""
