"""Pictures in, pictures out. Knows no Telegram and, but for worker.py, no database."""
