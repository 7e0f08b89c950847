"""The views of the library, one module per part."""
