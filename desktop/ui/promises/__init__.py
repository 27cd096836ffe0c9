"""The page of all promises and support that wait."""
