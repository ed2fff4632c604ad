"""The attendance database: its tables and the publishing protocol that writes them."""
