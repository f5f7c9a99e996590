"""What a person waits for who has kept many conversations."""
