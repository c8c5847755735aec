"""Values that phases pass on: résumé, variant, document, layout, theme, artifact."""
