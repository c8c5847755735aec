"""YAML and JSON to data with places, findings and errors, and reading and writing files."""
