"""The evaluation harness: gold labels and records in, figures per field out."""
