"""A planning problem in, the proven best plan out; the only place that knows the solver."""
