"""Writes a plan for paper and screen: both forms show the same sheet."""
