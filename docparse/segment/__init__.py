"""Segmentation: the frame of a paper (header, body, recipients, signatures, attachments) and its sections."""
