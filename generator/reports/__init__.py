"""What the commands `changes` and `why` have found, as text, Markdown and JSON."""
