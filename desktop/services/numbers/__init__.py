"""Numbers of letters: taken, reserved, looked through."""
