"""What the editions add to Wagtail's desk."""
