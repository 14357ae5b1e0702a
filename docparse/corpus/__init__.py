"""Making documents: a `Paper` in, the same paper as text, Word, PDF or scan out. For the demo, the corpus and the tests."""
