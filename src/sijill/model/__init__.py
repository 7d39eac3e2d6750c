"""What every room exchanges: frozen values; no I/O; imports nothing of ours but errors."""
