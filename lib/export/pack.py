"""Office files made reproducible: the same content gives the same bytes on any day and machine."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: The earliest time that the format can hold; what a file says of its own date stands in its properties.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def repacked(blob: bytes) -> bytes:
    """The same archive, its members in the same order, with no trace of when it was written."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(blob)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            fixed = ZipInfo(info.filename, _EPOCH)
            fixed.compress_type = ZIP_DEFLATED
            fixed.create_system = 0
            new.writestr(fixed, old.read(info))
    return buffer.getvalue()
