"""Transfer cases: opened, checked, explained, led on, handed over, told as a story."""
