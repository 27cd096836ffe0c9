"""Official letters: facts in, PDF bytes out; one module a kind, over shared page furniture."""
