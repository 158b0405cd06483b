"""A web address in; its QR code, as places to draw, out."""

import segno


def code(address: str) -> tuple[int, str]:
    """The code that leads to an address: its side in modules, quiet zone included, and the path of the dark ones."""
    made = segno.make(address, micro=False, error="m")
    rows = [bytes(row) for row in made.matrix_iter(border=4)]
    dark = ((x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
