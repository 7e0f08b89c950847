"""The routes of the library: each module here has those of one part."""

from importlib import import_module
from pkgutil import iter_modules

urlpatterns = [
    pattern
    for module in sorted(found.name for found in iter_modules(__path__))
    for pattern in import_module(f"{__name__}.{module}").urlpatterns
]
