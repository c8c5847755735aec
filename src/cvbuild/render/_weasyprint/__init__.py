"""All contact with WeasyPrint and its native libraries."""
