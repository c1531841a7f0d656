"""Whether a call comes from the province's gateway: docs/trust.md, in Python's standard library alone.

Verifying takes some milliseconds here; a library such as `cryptography` does it a hundred times faster.
"""

import base64
import functools
import hashlib
import json
import re
import threading
import time
import urllib.request

from graphql import Refused

# Ed25519 after RFC 8032, section 6: points of a curve over the field of P elements, in extended coordinates.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, doublings):
    result = (0, 1, 1, 0)
    for bit, point in enumerate(doublings):
        if number >> bit & 1:
            result = add(result, point)
    return result


@functools.lru_cache(maxsize=16)
def doublings_of(key):
    """A key's point and its doublings, which each verification needs again; None for 32 bytes that are no key."""
    point = point_of(key)
    if point is None:
        return None
    points = [point]
    while len(points) < 256:
        points.append(add(points[-1], points[-1]))
    return points


def point_of(data):
    """The point that 32 bytes stand for; None when there is none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = doublings_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def verifies(key, message, signature):
    a, r, s = doublings_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    left, right = times(s, BASE), add(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


COMPONENTS = '("@method" "@path" "@query" "content-digest" "shafaf-member")'
INPUT = re.compile(r'shafaf=(' + re.escape(COMPONENTS) + r';created=(\d{1,12});nonce="([\x21\x23-\x7e]{1,128})";keyid="([\w-]{1,128})";alg="ed25519";tag="shafaf-call")')
SIGNATURE = re.compile(r"shafaf=:([A-Za-z0-9+/]{86}==):")
WINDOW, REFRESH, PAUSE = 60, 300, 10


class Trust:
    """The gateway's keys, from an address or a file, and the calls of the last minute."""

    def __init__(self, source, member):
        self.source, self.member = source, member
        self.keys, self.read_at, self.seen, self.lock = {}, float("-inf"), {}, threading.Lock()

    def find(self, key_id):
        age = time.monotonic() - self.read_at
        if age > REFRESH or (key_id not in self.keys and age > PAUSE):
            self.read_at = time.monotonic()
            try:
                if self.source.startswith(("http://", "https://")):
                    with urllib.request.urlopen(self.source, timeout=5) as response:
                        text = response.read(100_000)
                else:
                    with open(self.source, "rb") as file:
                        text = file.read(100_000)
                self.keys = {thumbprint(key["x"]): bytes_of(key["x"]) for key in json.loads(text)["keys"] if key.get("crv") == "Ed25519"}
            except (OSError, ValueError, KeyError, TypeError) as error:
                print(f"The gateway's keys cannot be read; those known stand: {error}", flush=True)
        return self.keys.get(key_id)

    def check(self, method, target, headers, body):
        """Whether the gateway makes a call; False when it does not claim to. @raises Refused"""
        given = headers.get("signature-input")
        if given is None or "shafaf=" not in given:
            return False
        found, signature = INPUT.fullmatch(given.strip()), SIGNATURE.fullmatch(headers.get("signature", "").strip())
        if found is None or signature is None:
            raise Refused("The signature is not of the form of docs/trust.md.", "BAD_CALL_SIGNATURE", 401)
        parameters, created, nonce, key_id = found.groups()
        if headers.get("shafaf-member") != self.member:
            raise Refused(f"The call was signed for another member; this is {self.member}.", "WRONG_MEMBER", 403)
        now = time.time()
        if abs(now - int(created)) > WINDOW:
            raise Refused(f"The call was signed at {created}, and the clock here says {int(now)}.", "STALE_SIGNATURE", 401)
        digest = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
        if headers.get("content-digest") != digest:
            raise Refused("The body is not the one that was signed.", "BAD_CALL_SIGNATURE", 401)
        key = self.find(key_id)
        if key is None:
            raise Refused(f"This member trusts no key with the id {key_id}.", "UNKNOWN_KEY", 401)
        path, mark, query = target.partition("?")
        values = [method, path, mark + query or "?", digest, self.member]
        lines = [f"{name}: {value}" for name, value in zip(COMPONENTS[1:-1].split(" "), values)]
        message = "\n".join([*lines, f'"@signature-params": {parameters}']).encode()
        if not verifies(key, message, base64.b64decode(signature[1])):
            raise Refused("The signature does not hold.", "BAD_CALL_SIGNATURE", 401)
        with self.lock:
            self.seen = {each: at for each, at in self.seen.items() if at >= now - WINDOW}
            if (key_id, nonce) in self.seen:
                raise Refused(f"A call with the nonce {nonce} was obeyed before.", "REPLAYED", 401)
            self.seen[key_id, nonce] = int(created)
        return True


def bytes_of(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def thumbprint(x):
    digest = hashlib.sha256(f'{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}'.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
