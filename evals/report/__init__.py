"""What an evaluation comes to: for the terminal, for programs, and as a page."""
