"""What the person keeps for use again: personas and prompts."""
