"""Reading of themes: their files and settings."""
