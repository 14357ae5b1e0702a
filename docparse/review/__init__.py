"""What a person should look at: warnings (`warnings.py`, `suspicions.py`) and calibrated confidences (`confidence.py`)."""
