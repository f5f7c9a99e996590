"""``python -m gpt_desktop``: the same as the ``gpt-desktop`` command."""

from gpt_desktop.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
