"""``yesan validate`` straight from a checkout: ``python scripts/validate.py [PACKAGE]``."""

import sys

from yesan.commands.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "validate")
    main()
