"""A wheel that is added to stays a wheel: its list names every file with its digest."""

from __future__ import annotations

import base64
import csv
import hashlib
import zipfile
from pathlib import Path

from tools.package.wheel import with_rights

METADATA = "Metadata-Version: 2.4\nName: x\nVersion: 1.0\nLicense-File: LICENSE\n\nThe description.\n\nIts end.\n"


def wheel(folder: Path) -> Path:
    """A small one, as maturin writes it."""
    path = folder / "x-1.0-cp38-abi3-linux_x86_64.whl"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("x/__init__.py", "")
        out.writestr("x-1.0.dist-info/METADATA", METADATA)
        out.writestr("x-1.0.dist-info/RECORD", "x/__init__.py,,\n")
    return path


def test_files_are_added_beside_the_metadata_and_listed(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    new = with_rights(wheel(tmp_path), tmp_path / "to", {"THIRD-PARTY.txt": b"theirs"}, {"x.cdx.json": b"{}"})
    with zipfile.ZipFile(new) as made:
        files = {name: made.read(name) for name in made.namelist()}
    assert files["x-1.0.dist-info/licenses/THIRD-PARTY.txt"] == b"theirs"
    assert files["x-1.0.dist-info/sboms/x.cdx.json"] == b"{}"
    head, _, body = files["x-1.0.dist-info/METADATA"].decode().partition("\n\n")
    assert head.endswith("License-File: LICENSE\nLicense-File: THIRD-PARTY.txt")
    assert body == "The description.\n\nIts end.\n"
    record = "x-1.0.dist-info/RECORD"
    rows = {name: (digest, size) for name, digest, size in csv.reader(files[record].decode().splitlines())}
    assert rows.pop(record) == ("", "")
    digests = {name: base64.urlsafe_b64encode(hashlib.sha256(text).digest()).decode().rstrip("=") for name, text in files.items()}
    assert rows == {name: (f"sha256={digests[name]}", str(len(text))) for name, text in files.items() if name != record}


def test_a_wheel_for_a_gpu_is_another_distribution_with_the_same_module(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    new = with_rights(wheel(tmp_path), tmp_path / "to", {"T": b"t"}, {}, gpu="vulkan")
    assert new.name == "x_vulkan-1.0-cp38-abi3-linux_x86_64.whl"
    with zipfile.ZipFile(new) as made:
        names = made.namelist()
        metadata, record = made.read("x_vulkan-1.0.dist-info/METADATA").decode(), made.read("x_vulkan-1.0.dist-info/RECORD").decode()
    assert "x/__init__.py" in names
    assert "Name: x-vulkan\nVersion: 1.0\n" in metadata
    assert {row.split(",")[0] for row in record.splitlines()} == {*names}
    assert not any(name.startswith("x-1.0") for name in names)


def test_the_same_wheel_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        made.append(with_rights(wheel(tmp_path), tmp_path / name, {"T": b"t"}, {}).read_bytes())
    assert made[0] == made[1]
