"""All knowledge of a language, as data; FORMAT.md says how to add one."""
