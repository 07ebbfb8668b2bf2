"""Training of the encoder that reads attributions; needs the extra `train`, and is never imported to read."""
