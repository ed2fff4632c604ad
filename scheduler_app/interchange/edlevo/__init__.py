"""Edlevo and ProCapita: the register's own XML (ExchangeServices/API)."""
