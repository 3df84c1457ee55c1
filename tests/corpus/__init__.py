"""Pages written for the project, and what they must become."""
