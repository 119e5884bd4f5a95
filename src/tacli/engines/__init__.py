"""What answers a query: one module an engine, all with the same answers (`tacli.engines.engine`)."""
