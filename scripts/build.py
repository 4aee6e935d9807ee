"""``yesan build`` straight from a checkout: ``python scripts/build.py [PACKAGE]``."""

import sys

from yesan.commands.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "build")
    main()
