"""GPT Desktop: a private assistant for text work on your own computer."""

__version__ = "0.6.0"
