"""What a rewriting did to the facts of its text: numbers, dates, names, quotes, denials."""
