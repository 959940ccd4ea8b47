"""What English says: numbers, dates, names, who says what, who is meant."""
