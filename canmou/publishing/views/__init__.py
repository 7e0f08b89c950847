"""The views of publishing, one module per part."""
