"""The rules on training text, tried in a process of its own: a pattern may take for ever."""

MATCH_RULES = "match-rules"
"""The subcommand of the worker."""
