"""The handbook while it is being written: pages made when they are asked for, and made anew when a file changes."""
