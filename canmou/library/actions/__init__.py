"""The actions of the library, one module per part."""
