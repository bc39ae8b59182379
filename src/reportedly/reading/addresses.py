"""Which network addresses are public, and what a host resolves to."""

from __future__ import annotations

import ipaddress
import socket
import threading

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_TUNNELS = tuple(ipaddress.IPv6Network(each) for each in ("::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16"))
"""IPv4-compatible, local NAT64, Teredo and 6to4: no honest site of today is reached through these."""


def is_public(address: str) -> bool:
    """Whether `address` is one that anybody can reach: not private, local, reserved or a relay to such.

    >>> [is_public(a) for a in ("1.1.1.1", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:a00:1::")]
    [True, False, False, False, False]
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        if any(parsed in network for network in _TUNNELS):
            return False
        if parsed.ipv4_mapped is not None:
            parsed = parsed.ipv4_mapped
        elif parsed in _NAT64:
            parsed = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
    return parsed.is_global and not (parsed.is_multicast or parsed.is_reserved or parsed.is_unspecified)


def resolve(host: str, port: int, *, seconds: float = 10.0) -> list[str]:
    """The addresses of `host`. Raises `OSError` where it has none, `TimeoutError` after `seconds`."""
    found: list[str] = []
    errors: list[OSError] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as error:
            errors.append(error if isinstance(error, OSError) else OSError("its host is no valid name"))

    # The system's resolver knows no time limit; a thread that hangs does not keep the program.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(seconds, 0.0))
    if errors:
        raise errors[0]
    if thread.is_alive():
        raise TimeoutError(f"{host} was not resolved in time")
    return found
