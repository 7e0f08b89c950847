"""What pages are made of: base templates, tables rendered in Python, and component tags.

Templates extend `base.html` (signed in, with navigation) or `plain.html` (sign-in, errors, public pages) and use
the tags of `canmou.kernel.ui.components`, which need no `{% load %}`. The page /gallery/ shows every one.
"""
