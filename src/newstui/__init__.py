"""A newsreader for the terminal that is organised by events, not by headlines."""

__version__ = "0.1.0"
