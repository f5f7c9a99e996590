"""Cards for programs that ask for them when they are about to be forgotten."""
