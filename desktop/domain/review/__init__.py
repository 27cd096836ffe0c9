"""Review: sittings, opinions, score sheets, and who may sign for whom."""
