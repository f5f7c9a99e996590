"""Reads event sentences, English and Chinese, by code alone."""
