"""What outlives a process: rows, files and the queue. Imports none of the other packages."""
