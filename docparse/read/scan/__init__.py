"""Pictures of pages, read by OCR: `scan.py` is its door, `ocr.py` tells the way from ink to words."""
