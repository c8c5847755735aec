"""How long things take, as ratios of two programs run in turn: see docs/performance.md."""
