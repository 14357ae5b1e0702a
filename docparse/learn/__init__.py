"""Learning from the corpus: papers in, small models out (scikit-learn, extra `train`), and their use at run time (numpy alone)."""
