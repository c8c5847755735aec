"""The preview as people see it, in Chromium."""
