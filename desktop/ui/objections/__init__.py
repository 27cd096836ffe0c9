"""The screens of objections: the register, recording one, and one objection with its answer."""
