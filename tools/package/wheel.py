"""Adds to a wheel what maturin cannot know: whose work the extension carries. A wheel is a zip file with a list of what is in it."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

# A wheel says nothing of when it was made.
TIME = (1980, 1, 1, 0, 0, 0)


def with_rights(wheel: Path, to: Path, licenses: Mapping[str, bytes], sboms: Mapping[str, bytes], gpu: str = "") -> Path:
    """Writes the wheel with further licence files and SBOMs beside its metadata (PEP 639, PEP 770) into a folder; gives the new file.

    With a `gpu` the distribution is called by it as well, as in `mullama-vulkan`; what is imported keeps its name.
    """
    with zipfile.ZipFile(wheel) as old:
        files = {info.filename: old.read(info) for info in old.infolist()}
        modes = {info.filename: info.external_attr for info in old.infolist()}
    (metadata,) = (name for name in files if name.endswith(".dist-info/METADATA"))
    information = metadata.removesuffix("/METADATA")
    head, blank, body = files[metadata].partition(b"\n\n")
    plain, _, rest = wheel.name.partition("-")
    if gpu:
        head = re.sub(rb"(?m)^Name: .*$", rf"\g<0>-{gpu}".encode(), head, count=1)
        renamed = information.replace(plain, f"{plain}_{gpu}", 1)
        files = {name.replace(information, renamed, 1) if name.startswith(information) else name: text for name, text in files.items()}
        modes = {name.replace(information, renamed, 1) if name.startswith(information) else name: mode for name, mode in modes.items()}
        metadata, information, plain = f"{renamed}/METADATA", renamed, f"{plain}_{gpu}"
    named = "".join(f"\nLicense-File: {name}" for name in licenses).encode()
    files[metadata] = head + named + blank + body
    files |= {f"{information}/licenses/{name}": text for name, text in licenses.items()}
    files |= {f"{information}/sboms/{name}": text for name, text in sboms.items()}
    record = f"{information}/RECORD"
    del files[record]
    files[record] = listed(files, record)
    new = to / f"{plain}-{rest}"
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, TIME)
            info.external_attr = modes.get(name, 0o100644 << 16)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, content)
    return new


def listed(files: Mapping[str, bytes], record: str) -> bytes:
    """The list: each file with its SHA-256 and size, and the list itself without."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        rows.writerow((name, f"sha256={digest}", len(content)))
    rows.writerow((record, "", ""))
    return text.getvalue().encode()
