"""The agenda: events, what a sentence says of one, and where they are kept."""
