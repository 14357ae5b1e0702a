"""Records and files in, the forms in which others take them out."""
