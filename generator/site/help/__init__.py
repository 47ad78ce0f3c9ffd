"""What the pages for editors tell: every code with an example, and a small handbook to try the examples in."""
