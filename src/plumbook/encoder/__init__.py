"""plumbook's own encoder at work: a text's windows, what each head says of their word pieces, and its decoding."""
