"""Papers that never were: a seed in, a tagged `Paper` with its labels and its layout out (FACTS 10). The same seed, the same text."""
