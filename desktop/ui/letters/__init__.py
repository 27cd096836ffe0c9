"""The screens of letters: the register, making a decree with its preview, printing, and who signs."""
