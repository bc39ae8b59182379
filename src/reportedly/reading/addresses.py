"""Which network addresses are public, and what a host resolves to."""

from __future__ import annotations

import ipaddress
import socket
import threading

_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def is_public(address: str) -> bool:
    """Whether `address` is one that anybody can reach: not private, local, reserved or a relay to such.

    >>> [is_public(a) for a in ("1.1.1.1", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:a00:1::")]
    [True, False, False, False, False]
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(each) for each in (parsed, *_inner(parsed)))


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if address.is_multicast or address.is_unspecified or address.is_reserved:
        return isinstance(address, ipaddress.IPv6Address) and any(address in network for network in _NAT64[:1])
    return address.is_global


def _inner(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for: mapped, compatible, NAT64, 6to4 or Teredo."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found = [inner for inner in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if inner is not None]
    if any(address in network for network in (*_NAT64, _COMPATIBLE)):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found


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
