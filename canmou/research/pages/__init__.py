"""What the screens of research show, one module per part."""
