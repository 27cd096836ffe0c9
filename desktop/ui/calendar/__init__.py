"""The office's calendar, as a part of the settings page."""
