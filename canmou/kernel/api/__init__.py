"""The JSON interface: personal tokens, and ledgers and metrics through the same actions and permissions as pages.

Routers are put together in canmou/site/api.py, where other apps add theirs.
"""
