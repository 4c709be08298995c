"""Fuzzes one target, or all, for ten minutes each: `python tests/hostile/fuzz.py [NAME [MINUTES]]`.

With atheris installed it is led by coverage; else inputs are made of the target's own pieces,
random bytes and mutations of what was tried before. What breaks a promise, or takes more than ten
seconds, is written to `found/` and belongs into `tests/hostile/test_fuzz.py` once it is mended.
"""

from __future__ import annotations

import random
import signal
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

FOUND = Path("found")
HANG_SECONDS = 10
"""Of processor time: a busy machine is no hang."""


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


def fuzz(name: str, minutes: float) -> int:
    """Tries one target; gives how many inputs it was. Raises what the target raised."""
    from targets import DICTIONARY, TARGETS

    def hung(*_: object) -> None:
        raise TimeoutError(f"more than {HANG_SECONDS} s")

    signal.signal(signal.SIGVTALRM, hung)
    end = time.monotonic() + 60 * minutes
    count = 0
    for data in inputs(DICTIONARY[name], random.Random()):
        if time.monotonic() > end:
            return count
        signal.setitimer(signal.ITIMER_VIRTUAL, HANG_SECONDS)
        try:
            TARGETS[name](data)
        except BaseException:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            sys.stderr.write(f"{name}: {keep(name, data)}\n")
            raise
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        count += 1
    return count


def led(name: str, minutes: float) -> None:
    """The same led by coverage; atheris ends the process."""
    import atheris

    with atheris.instrument_imports(include=["newstui"]):
        from targets import TARGETS
    seconds = int(60 * minutes)
    options = [sys.argv[0], f"-max_total_time={seconds}", f"-timeout={HANG_SECONDS}"]
    atheris.Setup(options, TARGETS[name])
    atheris.Fuzz()


def main() -> None:
    from targets import TARGETS

    names = sys.argv[1:2] or [*TARGETS]
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 10
    try:
        import atheris  # noqa: F401
    except ImportError:
        for name in names:
            sys.stdout.write(f"{name}: {fuzz(name, minutes)} inputs, nothing found\n")
            sys.stdout.flush()
        return
    if len(names) == 1:
        led(names[0], minutes)
        return
    import subprocess

    for name in names:
        subprocess.run([sys.executable, __file__, name, str(minutes)], check=True)


if __name__ == "__main__":
    main()
