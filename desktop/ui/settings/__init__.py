"""Settings of the office and of this workstation."""
