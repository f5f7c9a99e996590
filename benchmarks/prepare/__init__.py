"""Models that other runtimes need, made of the same weights."""
