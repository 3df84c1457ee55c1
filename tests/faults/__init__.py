"""Faults 故障: real processes and real databases, killed, raced and compared."""
