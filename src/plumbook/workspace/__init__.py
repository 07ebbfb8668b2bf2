"""A folder of texts' readings and the graph built from them."""
