"""The version, apart, for whoever writes it down. The build reads it here."""

__version__ = "0.1.0"
