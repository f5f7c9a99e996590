"""Personas and saved prompts: chosen, edited, brought in and out."""
