"""What is known of outlets, as data: one TOML file per outlet."""
