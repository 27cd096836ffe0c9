"""The ticks of the head: the nominatif printed, and typed back in for all cases at once."""
