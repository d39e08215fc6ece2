"""How the encoder that Runut ships was made; see MODEL_CARD.md."""
