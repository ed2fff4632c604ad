"""A small read-only provider of SS 12000 over HTTP: what the schools offer, and nothing else."""
