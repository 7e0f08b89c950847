"""The forms of the library, one module per part."""
