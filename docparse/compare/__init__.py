"""Two records in, what one took over from the other out: sections, words, targets, citations, stale leftovers."""
