"""A Telegram on this machine: Bot API server and a chat page. Imports none of the product."""
