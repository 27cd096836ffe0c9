"""The sample office: a fictional one to learn with."""
