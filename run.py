"""Set Mutasi up in its own `.venv` and start it; nothing but Python 3.11 or later is needed.

A stamp in `.venv` names the state that each step reached, so a second start only compares and hands over.
The stamp is taken away while packages are installed: a set-up broken off has none and starts anew.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

USAGE = """\
python run.py [--database BERKAS]  menyiapkan Mutasi dan membuka jendelanya
python run.py test [ARGUMEN...]    menjalankan semua pengujian (argumen pytest)
python run.py mutasi ARGUMEN...    perintah untuk teknisi (lihat: mutasi --help)
python run.py bench [ARGUMEN...]   mengukur kecepatan
python run.py lint                 memeriksa gaya, tipe, batas lapisan, dan terjemahan
python run.py verapdf [BERKAS...]  memeriksa PDF/A dan PDF/UA dengan veraPDF (perlu Java)
python run.py freeze               membangun program satu folder dan mengujinya"""

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "mutasi-setup"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
PRODUCTS = [ROOT / "resources/locale/id/LC_MESSAGES/mutasi.mo", ROOT / "resources/fonts/Arimo-Regular.ttf"]

WINDOW = "window"
COMMANDS = {
    WINDOW: ["-m", "desktop"],
    # A file's tests stay in one process: those of a file share the office that they are tried on.
    "test": ["-m", "pytest", "--numprocesses=auto", "--dist=loadfile"],
    "mutasi": ["-m", "desktop.cli"],
    "bench": ["-m", "bench"],
    "lint": [str(ROOT / "tools" / "lint.py")],
    "verapdf": [str(ROOT / "tools" / "verapdf.py")],
    "freeze": [str(ROOT / "tools" / "freeze.py")],
}
FOR_OFFICERS = {WINDOW, "mutasi"}  # name files from the caller's folder and need no developers' packages

# What Qt's xcb platform and its printing load, and the Debian packages that carry it.
LIBRARIES = """
libEGL.so.1 libGL.so.1 libX11-xcb.so.1 libcups.so.2 libdbus-1.so.3 libfontconfig.so.1 libglib-2.0.so.0
libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-randr.so.0
libxcb-render-util.so.0 libxcb-shape.so.0 libxcb-sync.so.1 libxcb-xfixes.so.0 libxcb-xkb.so.1
libxkbcommon-x11.so.0 libxkbcommon.so.0"""
PACKAGES = """
libegl1 libgl1 libx11-xcb1 libcups2 libdbus-1-3 libfontconfig1 libglib2.0-0
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1
libxkbcommon-x11-0 libxkbcommon0"""


def say(sentence: str) -> None:
    """One line for whoever waits; standard output belongs to the command that follows."""
    print(sentence, file=sys.stderr, flush=True)


def digest(*parts: bytes) -> str:
    """A short name for exactly these contents."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:20]


def wanted() -> dict[str, str]:
    """The state that each step should reach, in their order."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    catalogues = sorted((ROOT / "resources" / "locale").glob("*/*.po"))
    makers = [ROOT / "tools" / "catalogues.py", ROOT / "tools" / "fonts.py"]
    return {
        "system": digest(LIBRARIES.encode()),
        "program": digest(version.encode(), (ROOT / "requirements.lock").read_bytes()),
        "developers": digest((ROOT / "requirements-dev.lock").read_bytes()),
        "made": digest(*(file.read_bytes() for file in [*makers, *catalogues])),
    }


def reached() -> dict[str, str]:
    """The state that the last set-up left; nothing if it was broken off or its Python is gone."""
    if not (STAMP.exists() and PYTHON.exists()):
        return {}
    state = dict(line.split("=", 1) for line in STAMP.read_text("utf-8").split())
    return state if all(file.exists() for file in PRODUCTS) else {**state, "made": ""}


def keep(state: dict[str, str]) -> None:
    """Write the stamp in one go."""
    unfinished = STAMP.with_suffix(".part")
    unfinished.write_text("\n".join(f"{step}={value}" for step, value in state.items()), "utf-8")
    unfinished.replace(STAMP)


def lock(file: int) -> None:
    """Wait until this process alone holds the file."""
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_EX)
    else:
        with contextlib.suppress(OSError):  # after ten seconds, ask again
            msvcrt.locking(file, msvcrt.LK_LOCK, 1)
            return
        lock(file)


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Let one set-up work at a time; the system frees the lock of a process that was killed."""
    with (ROOT / ".venv.lock").open("w") as file:
        lock(file.fileno())
        yield


def run(*command: object) -> bool:
    """Run a step's program; whether it ended well."""
    line, quiet = [str(part) for part in command], subprocess.DEVNULL
    done = subprocess.run(line, cwd=ROOT, env=environment(""), stdin=quiet, stdout=sys.stderr, check=False)
    return done.returncode == 0


def require(*command: object, otherwise: str) -> None:
    """Run what cannot be done without; `otherwise` is what the user should do."""
    if not run(*command):
        sys.exit(f"Penyiapan gagal. {otherwise}")


def install_system(packages: list[str]) -> bool:
    """Let apt install Debian packages where that is allowed, else name the command that would."""
    if sys.platform == "win32":
        return False
    install = ["apt-get", "install", "-y", "--no-upgrade", "--no-install-recommends", *packages]
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    allowed = not as_root or (shutil.which("sudo") is not None and run("sudo", "-n", "true"))
    if shutil.which("apt-get") and allowed:
        return run(*as_root, "apt-get", "update", "-q") and run(*as_root, *install)
    say("Pustaka sistem ini belum terpasang. Mintalah administrator menjalankan:")
    say(f"  sudo {' '.join(install)}")
    return False


def is_present(library: str) -> bool:
    """Whether the system's loader finds a library, wherever it lies."""
    with contextlib.suppress(OSError):
        return bool(ctypes.CDLL(library))
    return False


def prepare_system() -> bool:
    """See that the libraries of Qt are there; without them the set-up goes on, and is asked again next time."""
    if not sys.platform.startswith("linux"):
        return True
    return all(is_present(library) for library in LIBRARIES.split()) or install_system(PACKAGES.split())


def install(names: str) -> None:
    """Install exactly what a lock file names."""
    STAMP.unlink(missing_ok=True)
    quiet = ["--quiet", "--quiet"]  # said twice, pip tells of errors alone: its warnings are not for officers
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input", "--disable-pip-version-check"]
    pip = [PYTHON, "-m", "pip", "install", *options, *quiet, "-r", ROOT / names]
    require(*pip, otherwise="Periksa sambungan internet dan ruang disk, lalu jalankan lagi.")


def prepare_program() -> bool:
    """Make the environment anew with what the window needs."""
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        install_system([f"python3.{sys.version_info.minor}-venv"])
    STAMP.unlink(missing_ok=True)
    interpreter = getattr(sys, "_base_executable", sys.executable)  # it outlives .venv if called from there
    again = f"Tutup Mutasi, hapus folder {VENV}, pastikan modul venv dari Python ada, lalu jalankan lagi."
    require(interpreter, "-m", "venv", "--clear", VENV, otherwise=again)
    install("requirements.lock")
    return True


def prepare_developers() -> bool:
    """Add what tests and checks need."""
    install("requirements-dev.lock")
    return True


def prepare_made() -> bool:
    """Make the translation and the letters' font faces."""
    for maker in ("catalogues.py", "fonts.py"):
        require(PYTHON, ROOT / "tools" / maker, otherwise=f"tools/{maker} menyebutkan sebabnya di atas.")
    return True


STEPS: dict[str, tuple[str, Callable[[], bool]]] = {
    "system": ("Memeriksa pustaka sistem", prepare_system),
    "program": ("Memasang pustaka program (sekali saja, sekitar 150 MB)", prepare_program),
    "developers": ("Memasang pustaka pengujian", prepare_developers),
    "made": ("Menyusun terjemahan dan huruf surat", prepare_made),
}


def prepare(steps: list[str]) -> None:
    """Bring every step that is behind to its wanted state."""
    goal = wanted()
    if all(reached().get(step) == goal[step] for step in steps):
        return
    with only_one():
        state = reached()
        for step in steps:
            if state.get(step) != goal[step]:
                sentence, work = STEPS[step]
                say(f"{sentence}…")
                done = work()
                if step == "program":
                    state = {"system": state.get("system", "")}
                state[step] = goal[step] if done else ""
                if VENV.exists():
                    keep(state)


def environment(command: str) -> dict[str, str]:
    """The child's surroundings: this tree's modules only, and no screen unless it is the window."""
    foreign = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    offscreen = {} if command == WINDOW else {"QT_QPA_PLATFORM": "offscreen"}
    return {**offscreen, **kept, "PYTHONPATH": str(ROOT)}


def hand_over(command: str, arguments: list[str]) -> int:
    """Become the program; on Windows, wait for it."""
    line = [str(PYTHON), "-P", *COMMANDS[command], *arguments]
    if command not in FOR_OFFICERS:
        os.chdir(ROOT)
    if os.name != "nt":
        os.execve(line[0], line, environment(command))
    return subprocess.run(line, env=environment(command), check=False).returncode


def has_screen() -> bool:
    """Whether a window could be shown; only Linux may be without."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def read_command(arguments: list[str]) -> tuple[str, list[str]]:
    """What is asked for, and the arguments that go with it; without a word it is the window."""
    if not arguments or arguments[0].startswith("-"):
        return WINDOW, arguments
    return arguments[0], arguments[1:]


def main(arguments: list[str]) -> int:
    """Set up what the command needs, then run it."""
    if sys.version_info < (3, 11):  # noqa: UP036  # the one file that an older Python may read
        say(f"Mutasi memerlukan Python 3.11 atau lebih baru; ini Python {sys.version.split()[0]}.")
        return 1
    command, rest = read_command(arguments)
    if command not in COMMANDS or arguments[:1] in (["-h"], ["--help"]):
        print(USAGE)
        return 0 if command in COMMANDS else 2
    steps = [step for step in STEPS if step != "developers" or command not in FOR_OFFICERS]
    try:
        prepare(steps)
    except OSError as error:
        say(f"Penyiapan gagal: {error}. Periksa apakah folder {ROOT} dapat ditulisi dan disk tidak penuh.")
        return 1
    if command == WINDOW and not has_screen():
        say("Mutasi siap, tetapi tidak ada layar (DISPLAY kosong). Jalankan dari sesi desktop.")
        return 1
    return hand_over(command, rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
