"""Telegram in, Telegram out, the command line and the web server."""
