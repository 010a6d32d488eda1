"""The Inspect page: a master over its photo, as deep as its pixels, behind links that nobody can forge."""
