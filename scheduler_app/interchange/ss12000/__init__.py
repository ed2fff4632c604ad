"""SS 12000:2020 (OpenAPI 2.1.0): rows written strictly, rows read leniently, and a client for providers of it."""
