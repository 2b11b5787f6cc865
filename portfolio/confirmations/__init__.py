"""Each colleague answers for their own line, signed in or by a personal link; the register signs what they confirm."""
