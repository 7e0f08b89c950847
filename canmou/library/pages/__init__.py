"""The pages of the library, one module per part."""
