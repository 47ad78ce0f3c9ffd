"""A static site generator for a Danish municipality's onboarding handbook."""
