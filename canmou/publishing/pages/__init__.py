"""What the screens of publishing show, one module per part."""
