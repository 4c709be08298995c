"""Fuzzes one target, or all, for ten minutes each: `python tests/hostile/fuzz.py [NAME [MINUTES]]`.

With atheris installed it is led by coverage, from inputs made of the target's own pieces; else all
inputs are made of these, random bytes and mutations of what was tried before. What breaks a
promise, or takes more than ten seconds, is written to `found/` and belongs into
`tests/hostile/test_fuzz.py` once it is mended.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

FOUND = Path("found")
HANG_SECONDS = 10
"""Of processor time: a busy machine is no hang."""
LONGEST = 8192
"""Bytes of an input that is led by coverage."""


def inputs(pieces: tuple[str, ...], chance: random.Random) -> Iterator[bytes]:
    """Without end: pieces put together, cut, doubled, and mixed with bytes at random."""
    kept: list[bytes] = [b""]
    encoded = [piece.encode("utf-8", "surrogatepass") for piece in pieces]
    while True:
        made = b"".join(chance.choice(encoded) for _ in range(chance.randrange(1, 30)))
        match chance.randrange(6):
            case 0:
                made = chance.choice(kept) + made
            case 1:
                place = chance.randrange(len(made) + 1)
                made = made[:place] + chance.randbytes(chance.randrange(1, 6)) + made[place:]
            case 2:
                made = made[: chance.randrange(len(made) + 1)] * chance.choice((1, 2, 50, 1000))
            case 3:
                made = made.decode("utf-8", "replace").encode(
                    chance.choice(("utf-16", "cp1251")), "replace"
                )
            case _:
                pass
        if len(kept) < 500:
            kept.append(made[:5000])
        else:
            kept[chance.randrange(500)] = made[:5000]
        yield made


def keep(name: str, data: bytes) -> Path:
    """Writes what was found, by its hash."""
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{name}-{sha256(data).hexdigest()[:16]}"
    path.write_bytes(data)
    return path


def watched(name: str, target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target, stopped where it hangs; what it fails on is kept."""

    def hung(*_: object) -> None:
        raise TimeoutError(f"more than {HANG_SECONDS} s")

    def tried(data: bytes) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, HANG_SECONDS)
        try:
            target(data)
        except BaseException:
            sys.stderr.write(f"{name}: {keep(name, data)}\n")
            raise
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    signal.signal(signal.SIGVTALRM, hung)
    return tried


def blind(name: str, minutes: float) -> None:
    """Tries one target on inputs at random."""
    from targets import DICTIONARY, TARGETS

    target = watched(name, TARGETS[name])
    end = time.monotonic() + 60 * minutes
    count = 0
    for data in inputs(DICTIONARY[name], random.Random()):
        if time.monotonic() > end:
            break
        target(data)
        count += 1
    sys.stdout.write(f"{name}: {count} inputs, nothing found\n")


def led(name: str, minutes: float) -> None:
    """The same led by coverage; atheris ends the process."""
    import atheris

    # What is imported by the functions that use it is imported by a first input.
    with atheris.instrument_imports(include=["newstui"]):
        from targets import DICTIONARY, TARGETS

        seeds = list(islice(inputs(DICTIONARY[name], random.Random(name)), 200))
        for data in seeds[:5]:
            TARGETS[name](data)
    with TemporaryDirectory() as folder:
        for number, data in enumerate(seeds):
            (Path(folder) / str(number)).write_bytes(data[:LONGEST])
        options = [f"-max_total_time={int(60 * minutes)}", f"-max_len={LONGEST}", folder]
        atheris.Setup([sys.argv[0], *options], watched(name, TARGETS[name]))
        atheris.Fuzz()


def main() -> None:
    names = sys.argv[1:2]
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 10
    if not names:
        from targets import TARGETS

        for name in TARGETS:
            subprocess.run([sys.executable, __file__, name, str(minutes)], check=True)
        return
    try:
        import atheris  # noqa: F401
    except ImportError:
        blind(names[0], minutes)
    else:
        led(names[0], minutes)


if __name__ == "__main__":
    main()
