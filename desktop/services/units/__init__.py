"""Units and the establishment of posts."""
