"""SQLite behind one write gate: Django's own engine, with its writers made to queue."""
