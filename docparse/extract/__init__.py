"""Extraction: one module an entity, from a document's text and frame to the parts of its record."""
