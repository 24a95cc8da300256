"""The package as installed: its version, its exports, its stub."""

from __future__ import annotations

import inspect
import os
import pkgutil
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import mullama
import pytest


def test_the_version_is_the_packages() -> None:
    assert mullama.__version__ == version("mullama")


def test_everything_exported_is_there() -> None:
    assert len(mullama.__all__) == len(set(mullama.__all__))
    assert all(hasattr(mullama, name) for name in mullama.__all__)


def test_helpers_are_private() -> None:
    modules = [m.name for m in pkgutil.walk_packages(mullama.__path__, "mullama.")]
    public = {name for name in modules if not any(part.startswith("_") for part in name.split("."))}
    assert {"mullama._mullama", "mullama._runtime.aio"} <= set(modules)
    assert {name.rpartition(".")[0] for name in public} == {"mullama", "mullama.generated"}


def test_a_parameter_of_several_types_is_documented_for_each() -> None:
    doc = inspect.getdoc(mullama.Context.generate) or ""
    assert "prompt : str | Iterable[int]" in doc
    assert "Or token ids, used as they are, shape (n,)." in " ".join(doc.split())


def test_the_marker_of_typed_packages_is_installed() -> None:
    assert (Path(mullama.__file__).parent / "py.typed").is_file()


def test_the_stub_says_what_the_module_does() -> None:
    pytest.importorskip("mypy", reason="stubtest is part of mypy, which is not installed here")
    done = subprocess.run([sys.executable, "-m", "mypy.stubtest", "mullama._mullama"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_numpy_comes_with_the_module_and_its_absence_is_an_import_error() -> None:
    script = "import mullama, sys; sys.exit('numpy' not in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
    script = (
        "import sys; sys.modules['numpy'] = None\ntry: import mullama\nexcept ImportError as error: sys.exit('numpy' not in str(error))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_without_its_native_module_the_package_says_where_it_was_looked_for(tmp_path: Path) -> None:
    folder = Path(mullama.__file__).parent
    shutil.copytree(folder, tmp_path / "mullama", ignore=shutil.ignore_patterns("*.so"))
    done = subprocess.run([sys.executable, "-c", "import mullama"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Looked for _mullama.cpython" in done.stderr
    assert f"in {tmp_path / 'mullama'}, where there is: none." in done.stderr
    (tmp_path / "mullama" / "_mullama.abi3.so").write_bytes(b"of another system")
    done = subprocess.run([sys.executable, "-c", "import mullama"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "where there is: _mullama.abi3.so." in done.stderr
    assert "pip install --force-reinstall mullama" in done.stderr


def test_mullama_lib_names_another_module_or_its_folder_and_then_no_other(tmp_path: Path) -> None:
    folder = Path(mullama.__file__).parent
    shutil.copytree(folder, tmp_path / "mullama", ignore=shutil.ignore_patterns("*.so"))
    (module,) = folder.glob("_mullama*.so")

    def imported(named: Path) -> subprocess.CompletedProcess[str]:
        script = "import mullama; print(mullama._mullama.__file__, mullama.__version__)"
        environment = {**os.environ, "MULLAMA_LIB": str(named)}
        return subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    for named in (module, folder):
        assert imported(named).stdout.split() == [str(module), mullama.__version__]
    assert f"MULLAMA_LIB names {tmp_path / 'absent'}, which is not there" in imported(tmp_path / "absent").stderr
    assert f"MULLAMA_LIB names the folder {tmp_path}, in which there is no _mullama" in imported(tmp_path).stderr
    (tmp_path / "libmullama_ffi.so").write_bytes(b"no module")
    assert "which does not load; Python needs a module made for it" in imported(tmp_path / "libmullama_ffi.so").stderr


def test_a_numpy_that_is_broken_is_an_import_error(tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text("")
    script = "import sys\ntry: import mullama\nexcept ImportError as error: sys.exit(0 if 'NumPy cannot be used' in str(error) else 1)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", script], env=environment, check=False).returncode == 0


def test_a_signal_while_numpy_is_imported_is_a_keyboard_interrupt(tmp_path: Path) -> None:
    # Under a shell that runs its tests in the background, SIGINT is ignored until somebody says otherwise.
    (tmp_path / "numpy.py").write_text(
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); signal.raise_signal(signal.SIGINT)"
    )
    script = "import sys\ntry: import mullama\nexcept KeyboardInterrupt: sys.exit(7)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", script], env=environment, check=False).returncode == 7


def test_the_library_tells_what_it_runs_on() -> None:
    assert mullama.system_info()
    assert mullama.supports_gpu_offload() in (True, False)
    assert mullama.abi_version() >= 1
    assert len(mullama.api_digest()) == 64
    mullama.backend_init()
    mullama.backend_free()


def test_nothing_is_written_unless_asked(model_path: Path) -> None:
    script = f"import mullama; mullama.Model.load({str(model_path)!r}).close()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
