"""Documents as they came in, compressed: what `newstui reprocess` makes everything from again."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields

from newstui.model.document import Form, RawDocument
from newstui.model.moment import Moment, Precision


def pack(document: RawDocument) -> bytes:
    """A document as it came in, compressed."""
    published = document.published
    packed = _encoded(
        {name: getattr(document, name) for name in _RAW}
        | {"published": {"seconds": published.seconds, "precision": published.precision}}
    )
    return zlib.compress(packed.encode("utf-8", "replace"), 6)


_RAW = [field.name for field in fields(RawDocument)]
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def unpack(packed: bytes) -> RawDocument:
    """The inverse of `pack`; ValueError for bytes that are none of its."""
    try:
        fields = json.loads(zlib.decompress(packed))
        published = fields.pop("published")
        return RawDocument(
            **{
                **fields,
                "form": Form(fields["form"]),
                "categories": tuple(fields["categories"]),
                "published": Moment(published["seconds"], Precision(published["precision"])),
            }
        )
    except (zlib.error, KeyError, TypeError, AttributeError) as error:
        raise ValueError("no packed document") from error
