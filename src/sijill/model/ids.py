"""Ids made from content, so that re-runs and diffs are stable: prefix, underscore, hexadecimal digest."""

import hashlib

DIGITS = 16
"""64 bits: among a hundred million claims the chance of one collision is below one in three thousand."""


def content_id(prefix: str, *parts: object) -> str:
    """`rep_…`, `clm_…`, `inc_…`, `dec_…`: the digest of the parts, in order; parts are told apart by length."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        digest.update(str(len(data)).encode() + b":" + data)
    return f"{prefix}_{digest.hexdigest()[:DIGITS]}"
