"""JSON Schema (draft-07) of every kind of content file, so that an editor can help while one writes."""
