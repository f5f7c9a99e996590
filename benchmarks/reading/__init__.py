"""How much of real documents is read, beside what their producers were given."""
