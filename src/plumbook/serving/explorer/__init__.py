"""Pages for people who read: actors, offices, policies, documents, and the sentences that statements rest on."""
