"""Support of who moved, and everything promised or due that is still open."""
