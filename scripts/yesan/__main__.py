"""``python -m yesan``: the command line without its launcher."""

from yesan.commands.cli import main

if __name__ == "__main__":
    main()
