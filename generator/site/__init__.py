"""The handbook as a site: pages for the engine, departments' pages stamped from its shell, published at once."""
