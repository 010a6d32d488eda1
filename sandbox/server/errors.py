"""What the Bot API answers when it refuses.

ApiError             becomes {"ok": false, "error_code": …, "description": …, "parameters": …}
├── BadRequest       400, "Bad Request: " is put in front
├── Forbidden        403, "Forbidden: " is put in front
├── Conflict         409, "Conflict: " is put in front
└── TooManyRequests  429 with retry_after, in the body and as a header
PersonError          a person's client would not let them do this; the page shows the sentence

Prefixes and casing follow Client::fail_query_with_error of telegram-bot-api.
"""

from __future__ import annotations


class ApiError(Exception):
    """`code` is the HTTP status, `parameters` are the ResponseParameters of the Bot API."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class BadRequest(ApiError):
    def __init__(self, description: str, **parameters: int) -> None:
        super().__init__(400, f"Bad Request: {description}", **parameters)


class Forbidden(ApiError):
    def __init__(self, description: str) -> None:
        super().__init__(403, f"Forbidden: {description}")


class Conflict(ApiError):
    def __init__(self, description: str) -> None:
        super().__init__(409, f"Conflict: {description}")


class TooManyRequests(ApiError):
    def __init__(self, retry_after: int) -> None:
        super().__init__(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


class PersonError(Exception):
    """`status` is the HTTP status of the person's side, the message is for people."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
