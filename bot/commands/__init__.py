"""What stands behind each command of bot/cli.py."""
