"""The archive: records and originals kept for decades, and the search over them."""
