"""Where briefings are kept: one Protocol in `base`, and its implementations."""
