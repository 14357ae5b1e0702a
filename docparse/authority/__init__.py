"""Authority files: directives, issuing bodies, provinces and types, with their dates of validity."""
