"""The parts of an explanation: small problems cut from a large one, what of them cannot hold together, and what would help."""
