"""The acts 经手, one file each: what they do, and what they refuse."""
