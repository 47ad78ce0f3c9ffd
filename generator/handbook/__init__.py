"""What HR wrote, read from content/ into a Handbook, or every diagnostic at once."""
