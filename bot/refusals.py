"""What a host is told when Telegram refuses the bot itself: the token is at fault for two answers alone."""

from __future__ import annotations

from http import HTTPStatus

NO_TOKEN = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
"""What Telegram answers to a token that is none, or none any more."""
TWO_PROGRAMS = "another program uses this bot's token: stop it, or make a new token with @BotFather"
LOGGED_OUT = (
    "The bot is logged out of the Bot API server at ENLARGER_API_URL: set that to the server it moved to, "
    "or start the bot again ten minutes after the logging out."
)
LONGEST = 200


def refusal(description: str) -> str:
    """One sentence for an answer that isn't about the token; description: Telegram's own words."""
    if "logged out" in description.lower():
        return LOGGED_OUT
    return f"Telegram refuses the bot: {' '.join(description.split())[:LONGEST].rstrip('.')}."
