"""Need against holders: task loads, counts, urgency, charts and maps."""
