"""What outlives a process: rows, blobs and the queue."""
