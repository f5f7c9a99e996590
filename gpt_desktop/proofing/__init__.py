"""What finds faults in a text without a language model."""
