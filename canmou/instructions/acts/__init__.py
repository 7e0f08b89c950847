"""The dialogs of the buttons of the workflows of instructions: each module here declares those of one part."""

from importlib import import_module
from pkgutil import iter_modules

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")
