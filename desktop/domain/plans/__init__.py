"""Transfer plans: what is asked and found, costs, the proof, and the reasons told."""
