"""Proofreading by evidence: rules propose, the model's probabilities judge."""
