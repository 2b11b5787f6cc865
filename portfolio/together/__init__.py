"""Several people write before they see each other: images beside each other, and the weighing table."""
