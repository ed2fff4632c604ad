"""Edlevo's and ProCapita's own XML: Organization v12, Personnel v8, Person v6 and Study Information v11 (read)."""
