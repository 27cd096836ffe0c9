"""Support of who moved: proposals from the gap between two posts, and how they stand."""
