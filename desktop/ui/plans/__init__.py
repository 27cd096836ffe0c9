"""Transfer plans: asked, solved, read, played with, and led to cases."""
