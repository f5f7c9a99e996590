"""Exercises: read, solved and checked by code; what cannot be read for certain is left alone."""
