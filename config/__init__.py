"""The switchboard: settings, addresses and server entries; knows everyone, known by nobody."""
