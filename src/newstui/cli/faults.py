"""What a reader is told where newstui itself is at fault: a line, and where the rest was kept."""

from __future__ import annotations

import os
import traceback

from newstui.cleaning.sanitise import sanitise
from newstui.settings import locations


def told(error: BaseException) -> str:
    """One line about an error that nothing foresaw; its trace goes into a file of the owner's."""
    what = f"a fault in newstui itself ({type(error).__name__})"
    file = locations.fault_file()
    trace = sanitise("".join(traceback.format_exception(error)))
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(trace)
    except OSError:
        return f"{what}; nothing that was stored is lost"
    return f"{what}; nothing that was stored is lost. Please report it with {file}"
