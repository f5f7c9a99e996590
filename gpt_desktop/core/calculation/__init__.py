"""Calculations, units and dates in people's words, computed by code and never guessed."""
