"""getUpdates and the webhook's settings."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.server.errors import BadRequest, Conflict
from sandbox.server.request import Call
from sandbox.server.store import Json

METHODS = ("get_updates", "set_webhook", "delete_webhook", "get_webhook_info")

_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_HERE = ("127.0.0.1", "localhost", "::1")
_PORTS = (80, 88, 443, 8443)


async def get_updates(call: Call) -> list[Json]:
    if call.world.meta.get("webhook"):
        raise Conflict(_ACTIVE)
    _allow(call)
    return await call.world.updates.poll(
        call.integer("offset"), call.integer("limit", 100), call.integer("timeout")
    )


def _allow(call: Call) -> None:
    kinds: Any = call.json("allowed_updates") if "allowed_updates" in call else None
    if isinstance(kinds, list):
        call.world.updates.allow([str(kind) for kind in kinds])


async def set_webhook(call: Call) -> bool:
    """Plain HTTP is taken for this machine only; for any other address the cloud's rules hold."""
    url = call.text("url")
    if not url:
        return await delete_webhook(call)
    _check_url(url, local=call.world.options.local)
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise BadRequest("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise BadRequest("secret token contains unallowed characters")
    _allow(call)
    if call.flag("drop_pending_updates"):
        call.world.updates.clear()
    call.world.meta["webhook"] = {
        "url": url,
        "secret": secret,
        "certificate": "certificate" in call.uploads,
        "max_connections": min(100, max(1, call.integer("max_connections", 40))),
    }
    call.world.updates.end_poll("terminated by setWebhook request")
    call.world.updates.changed.set()
    return True


def _check_url(url: str, *, local: bool) -> None:
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if not parts.hostname or len(url) > 2048:
        raise BadRequest("invalid webhook URL specified")
    if parts.hostname in _HERE or local:
        return
    if parts.scheme != "https":
        raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in _PORTS:
        raise BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


async def delete_webhook(call: Call) -> bool:
    call.world.meta.pop("webhook", None)
    if call.flag("drop_pending_updates"):
        call.world.updates.clear()
    return True


async def get_webhook_info(call: Call) -> Json:
    hook = call.world.meta.get("webhook") or {}
    info: Json = {
        "url": hook.get("url", ""),
        "has_custom_certificate": hook.get("certificate", False),
        "pending_update_count": call.world.updates.count(),
    }
    for name in ("last_error_date", "last_error_message", "max_connections"):
        if hook.get(name):
            info[name] = hook[name]
    if call.world.updates.allowed is not None:
        info["allowed_updates"] = call.world.updates.allowed
    return info
