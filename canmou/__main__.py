"""`python -m canmou` is the `canmou` command."""

from canmou.cli import main

main()
