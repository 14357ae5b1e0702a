"""Simple ways to do what docparse does, measured beside it: the text of a document in, items of the fields that each can read out.

All of them are given the text that docparse's own reader composes (canonical Unicode, reading order, furniture left out), so what is
compared is the reading of structure alone; on scans and PDFs this flatters the baselines.
"""
