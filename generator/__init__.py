"""A static site generator for a Danish municipality's onboarding handbook."""

__version__ = "0.1.0"
