"""The parts of the DOCX renderer that know python-docx; loaded when the first Word file is written."""
