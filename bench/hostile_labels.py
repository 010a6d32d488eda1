"""What a file is called, and said to be, by somebody who means ill."""

from __future__ import annotations

import random
from typing import Any

from bench.hostile_inputs import BAD_NAMES

Label = dict[str, Any]
"""Fields of a document, to be put in the place of the true ones; None takes one away."""

LONG = 4000
WORSE_NAMES = (
    "../../etc/x.png",
    "\x00.jpg",
    "a\x00/../../b.png",
    "\ud800\udfff.jpg",
    "\udcff\udcfe.png",
    "a" * LONG + ".jpg",
    "é" * LONG + ".png",
    "👩‍👩‍👧‍👦" * 300 + ".webp",
    "/" * LONG + ".png",
    "../" * 1300 + "etc/passwd.png",
    "a/" * 1000 + ".jpg",
    ".jpg",
    "..jpg",
    " .png",
    "\u202egnp.exe\u202c.jpg",
    "\u2066\u2069\ufeff.jpg",
    "x.jpg\r\nContent-Disposition: attachment; filename=y.exe",
    'x"; filename="../../y.jpg',
    "x.jpg;.php",
    "file:///etc/passwd.jpg",
    "http://127.0.0.1:1/x.jpg",
    "\\\\host\\share\\x.png",
    "C:\\x.jpg",
    "%00.jpg",
    "..%c0%af..%c0%afetc%c0%afpasswd.png",
    "${jndi:ldap://127.0.0.1/x}.jpg",
    "{{7*7}}{0.__class__}%(x)s.jpg",
    "<img src=x onerror=alert(1)>.jpg",
    "z̷̡̛̖" * 200 + ".jpg",
)
KINDS = (
    None,
    "",
    "image/png",
    "image/jpeg",
    "image/svg+xml",
    "application/zip",
    "application/x-msdownload",
    "text/html",
    "image/../../x",
    "image/" + "x" * LONG,
    "image/png\r\nX-Injected: 1",
    "IMAGE/PNG; charset=\x00",
    "\ud800",
)
SIZES = (None, 0, -1, 1, 2**31, 2**63, 10**30, 19 * 2**20, 20 * 2**20 + 1)


def label(rng: random.Random) -> Label:
    """A name, and often a kind and a size, none of them to be believed."""
    made: Label = {"file_name": rng.choice(BAD_NAMES + WORSE_NAMES)}
    if rng.random() < 0.6:
        made["mime_type"] = rng.choice(KINDS)
    if rng.random() < 0.4:
        made["file_size"] = rng.choice(SIZES)
    if rng.random() < 0.1:
        made["file_name"] = None
    if rng.random() < 0.3:
        made["thumbnail"] = None
    return made
