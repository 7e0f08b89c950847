"""Django's own commands (makemigrations, shell, …). What an office uses is the `canmou` command."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canmou.site.settings")
if __name__ == "__main__":
    execute_from_command_line(sys.argv)
