"""A web address in; its QR code, as places to draw, out."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True)
class QrCode:
    """A QR code to draw: its side in modules, quiet zone included, and the path of the dark ones."""

    side: int
    path: str


def code(address: str) -> QrCode:
    """The code that leads to an address."""
    made = segno.make(address, micro=False, error="m")
    rows = [bytes(row) for row in made.matrix_iter(border=4)]
    dark = ((x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return QrCode(len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark))
