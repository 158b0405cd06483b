"""`python -m tests.mutants`: puts small faults into macros/check and macros/shape, one at a time, and says which the
tests of these rooms do not catch. What mutmut is told stands in pyproject.toml; its faults stand in mutants/."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
AT_LEAST = 85  # of a hundred
MUTMUT = (sys.executable, "-m", "mutmut")
CAUGHT = {"killed", "timeout"}
_RESULT = re.compile(r"^\s*macros\.(\w+)\.(\S+): (.+)$", re.MULTILINE)


def main(names: list[str]) -> int:
    """0 where enough is caught. `names` are patterns of mutants, such as "macros.check.rules*"; else all are tried."""
    done = subprocess.run([*MUTMUT, "run", *names], cwd=ROOT, check=False)
    if done.returncode:
        return done.returncode
    told = subprocess.run(
        [*MUTMUT, "results", "--all", "true"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    caught, lived = count(told.stdout)
    for room, number in sorted((caught + lived).items()):
        print(f"{room}: {caught[room]} of {number} caught, {share(caught[room], number)}%")
    whole = share(caught.total(), caught.total() + lived.total())
    print(f"Together {whole}%; at least {AT_LEAST}% is asked. What one changes: `mutmut show NAME`.")
    return int(whole < AT_LEAST)


def count(results: str) -> tuple[Counter[str], Counter[str]]:
    """How many mutants of each room were caught, and how many lived, by mutmut's list. One not tried is neither."""
    caught: Counter[str] = Counter()
    lived: Counter[str] = Counter()
    for room, _, end in _RESULT.findall(results):
        if end != "not checked":
            (caught if end in CAUGHT else lived)[room] += 1
    return caught, lived


def share(part: int, whole: int) -> int:
    """So many of a hundred, never rounded up."""
    return 100 * part // whole if whole else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
