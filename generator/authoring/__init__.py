"""Writes new content in the style of the content there is: items, files of their own, and a new organisation's."""
