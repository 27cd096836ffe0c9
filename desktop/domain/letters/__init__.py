"""Letters: their life, wording, numbers, citations, check codes and what is frozen of them."""
