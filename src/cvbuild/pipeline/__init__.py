"""The pipeline: read a project, build every variant, write the files."""
