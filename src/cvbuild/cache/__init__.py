"""Results of earlier runs: fingerprints of inputs, stored entries, replayed output."""
