"""How fast the privacy guard is and what it costs: ``python benchmarks/guard.py``. Prints, asserts nothing.

Load: from the import to the first answer, in a fresh process. Memory: what that process holds more than before, and at
its highest. Speed: pieces of 2,000 signs of invented text, each scanned once, after a first round to warm up.
"""

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from django.conf import settings

SIGNS, PIECES, SEED = 2_000, 200, 1


def resident() -> float:
    """Megabytes this process holds now."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def pieces() -> list[str]:
    """Texts as members write them, full of names and numbers: the most work there is for the guard."""
    from tests.portfolio.guard.clean_set import SENTENCES  # noqa: PLC0415
    from tests.portfolio.guard.numbers_set import identifiers  # noqa: PLC0415
    from tests.portfolio.guard.people_set import cases  # noqa: PLC0415

    chance = random.Random(SEED)
    sentences = [*SENTENCES * 8, *(one.text for one in cases()), *(one.text for one in identifiers())]
    return ["\n".join(chance.sample(sentences, 60))[:SIGNS] for _ in range(PIECES)]


def main() -> None:
    settings.configure(USE_I18N=False)
    import django.utils.translation  # noqa: F401, PLC0415

    before, begin, cpu = resident(), time.perf_counter(), time.process_time()
    from portfolio.guard import scan  # noqa: PLC0415

    scan("Gisteren sprak ik Yusuf over zijn uitkering.")
    loaded, cpu = time.perf_counter() - begin, time.process_time() - cpu
    print(f"load: {loaded:.2f} s, of which {cpu:.2f} s of the processor, {resident() - before:.0f} MB more")
    print(f"at its highest while loading: {highest() - before:.0f} MB more than before")
    texts = pieces()
    for text in texts:
        scan(text)
    for name, clock in (("on the clock", time.perf_counter), ("of the processor", time.process_time)):
        took = sorted(_milliseconds(scan, text, clock) for text in texts)
        middle, p95 = statistics.median(took), took[int(len(took) * 0.95)]
        print(f"scan of {SIGNS} signs: median {middle:.1f} ms, p95 {p95:.1f} ms, most {took[-1]:.1f} ms {name}")
    print(f"memory: {resident():.0f} MB now, {highest():.0f} MB at its highest")


def highest() -> float:
    """Megabytes this process ever held at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _milliseconds(scan, text: str, clock: Callable[[], float]) -> float:
    begin = clock()
    scan(text)
    return (clock() - begin) * 1000


if __name__ == "__main__":
    main()
