"""Measurements: speed, quality, source reading, load. Never run as tests."""
