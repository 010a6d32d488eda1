"""The server's side of the sandbox: one world, the Bot API in front of it, people behind it."""
