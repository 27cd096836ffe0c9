"""The times around elections, as a part of the settings page."""
