"""Word files and what LibreOffice turns into them: `docx.py` and `office.py` are its doors."""
