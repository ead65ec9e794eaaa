"""Two commands for everybody and one for a change: `demo`, `test`, `check`.

Standard library only. Makes `.venv` beside itself, installs what the command needs, runs it:

    python3 dev.py demo  [arguments of «acts demo»]
    python3 dev.py test  [arguments of pytest]
    python3 dev.py check

It prints in Russian, since `demo` is the first thing a user sees.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 – an older Python has to say so in words
    sys.exit(
        "Нужен Python 3.11 или новее, а запущен {}.{}.\n"
        "Если новый Python установлен рядом, запустите им: python3.11 dev.py demo\n"
        "Windows: py -3.11 dev.py demo".format(*sys.version_info[:2])
    )

import argparse
import concurrent.futures
import contextlib
import dataclasses as dc
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["Stage", "StageFailed", "main"]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = "acts-dev.json"
WEB_TESTS = "tests/web"
BROWSER_TESTS = "tests/browser"
WEB_ENVIRONMENT = {"ACTS_TEST_WEB": "1"}
PATIENCE = 4  # a stage of `check` is ended when it takes this many times its budget


class StageFailed(Exception):
    """A stage ended with a code that isn't 0.

    Args:
        name: The stage, as printed.
        code: Its exit code; 124 when it was ended for taking too long.
    """

    def __init__(self, name: str, code: int) -> None:
        super().__init__(f"{name}: код {code}")
        self.name = name
        self.code = code


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step with a name, a time budget and what it does.

    Attributes:
        name: As printed.
        budget: Seconds on two cores; more is said loudly and doesn't fail.
        work: Does it; gets the seconds after which a child is to be ended.
    """

    name: str
    budget: int
    work: Callable[[float], None]


def main(arguments: Sequence[str]) -> int:
    """Run one of the commands and return the exit code of what failed, or 0."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__, formatter_class=_Plain)
    parser.add_argument("command", choices=("demo", "test", "check"))
    chosen, rest = parser.parse_known_args(arguments[:1])
    rest = [*rest, *arguments[1:]]
    if chosen.command == "check" and rest:
        parser.error("у команды check нет аргументов")
    try:
        return {"demo": demo, "test": test, "check": check}[chosen.command](rest)
    except StageFailed as failed:
        _say(f"НЕ ПРОШЛО: {failed.name} (код {failed.code})")
        return failed.code or 1
    except KeyboardInterrupt:
        _say("Прервано.")
        return 3


class _Plain(argparse.RawDescriptionHelpFormatter):
    """Print the description as it is written."""


def demo(rest: Sequence[str]) -> int:
    """Install the package and run its main job."""
    python = prepare(groups=())
    return subprocess.run([python, "-m", "acts", "demo", *rest], cwd=ROOT, check=False).returncode


def test(rest: Sequence[str]) -> int:
    """Install what tests need too and run them; pytest's own exit code, the first that isn't 0."""
    python = prepare(groups=("test",))
    # The demo is long to make, and every run needs it: the first that does leaves it there.
    with tempfile.TemporaryDirectory(prefix="acts-test-", ignore_cleanup_errors=True) as shared:
        codes = [
            subprocess.run(
                [python, "-m", "pytest", *arguments],
                cwd=ROOT,
                check=False,
                env={**os.environ, "ACTS_TEST_DEMO": shared, **environment},
            ).returncode
            for arguments, environment in test_runs(rest)
        ]
    return next((code for code in codes if code), 0)


def test_runs(rest: Sequence[str]) -> list[tuple[list[str], dict[str, str]]]:
    """Divide tests into runs of pytest: those of the desk need a process of their own.

    Django is set up once in a process, there for the desk and elsewhere for the command line.

    Args:
        rest: Arguments of pytest; none runs everything.

    Returns:
        Arguments and what the environment gets, for each run.
    """
    # The whole suite uses every core; a chosen part starts faster in one process.
    if not rest:
        spread = ["-n", "auto", "--dist", "loadfile"]
        return [
            ([*spread, f"--ignore={BROWSER_TESTS}"], {}),
            (["-n", "2", "--dist", "worksteal", WEB_TESTS], WEB_ENVIRONMENT),
            # A server and a browser for each of two: a test waits for them more than it works.
            (["-n", "2", "--dist", "worksteal", BROWSER_TESTS], {}),
        ]
    web = [one for one in rest if is_web_test(one)]
    others = [one for one in rest if not is_web_test(one)]
    if not web:
        return [(others, {})]
    paths = [one for one in others if (ROOT / one.partition("::")[0]).exists()]
    options = [one for one in others if one not in paths]
    desk = ([*options, *web], WEB_ENVIRONMENT)
    return [([*options, *paths], {}), desk] if paths else [desk]


def is_web_test(argument: str) -> bool:
    """Tell whether an argument of pytest names tests of the desk."""
    path = (ROOT / argument.partition("::")[0]).resolve()
    return not argument.startswith("-") and path.is_relative_to(ROOT / WEB_TESTS)


def check(_: Sequence[str]) -> int:
    """Run everything that CI runs after the tests."""
    python = prepare(groups=("dev",))
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="acts-check-") as folder:
        late = run_chains(chains(python, Path(folder)))
    _say(f"Всё прошло за {time.monotonic() - started:.0f} с.")
    if late:
        _say(f"ДОЛЬШЕ ОТВЕДЁННОГО: {', '.join(late)}")
    return 0


def run_chains(work: Sequence[Sequence[Stage]]) -> list[str]:
    """Run chains of stages beside each other, two at a time, and name the stages that were late.

    After a failure nothing further is begun; what runs is ended in its own time.

    Raises:
        StageFailed: The first stage that failed.
    """
    failed: list[BaseException] = []
    late: list[str] = []

    def run_chain(chain: Sequence[Stage]) -> None:
        for stage in chain:
            if failed:
                return
            try:
                if not run_stage(stage):
                    late.append(stage.name)
            except BaseException as error:  # noqa: BLE001 – raised again below
                failed.append(error)

    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for chain in work:
            pool.submit(run_chain, chain)
    if failed:
        raise failed[0]
    return late


def chains(python: str, folder: Path) -> list[list[Stage]]:
    """List the steps of `check`: those of one chain follow each other, chains need no other.

    Args:
        python: The interpreter of the project's environment.
        folder: A temporary folder outside the source tree.
    """

    def here(name: str, budget: int, *arguments: str) -> Stage:
        def work(seconds: float) -> None:
            execute(name, [python, *arguments], cwd=ROOT, seconds=seconds)

        return Stage(name=name, budget=budget, work=work)

    linter = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    demo_folder = str(folder / "demo")
    wheel = [
        Stage(
            name="сборка пакета",
            budget=60,
            work=lambda seconds: build_wheel(python, folder / "wheel", seconds),
        ),
        Stage(
            name="пакет содержит данные",
            budget=5,
            work=lambda seconds: compare_wheel(folder / "wheel"),
        ),
        Stage(
            name="пакет без исходников",
            budget=150,
            work=lambda seconds: try_wheel(folder / "wheel", folder / "elsewhere", seconds),
        ),
    ]
    return [
        [here("стиль: ruff check", 20, "-m", "ruff", "check", ".")],
        [here("оформление: ruff format", 20, "-m", "ruff", "format", "--check", ".")],
        wheel,  # the two long ones begin first
        [here("типы: mypy", 120, "-m", "mypy")],
        [here("показ: acts demo", 60, "-m", "acts", "demo", "--to", demo_folder)],
        [here("карты, образцы, шаблоны: acts check", 60, "-m", "acts", "check")],
        [here("слои: import-linter", 20, "-c", linter)],
        [here("дорожные карты: acts roadmap check", 20, "-m", "acts", "roadmap", "check")],
    ]


def run_stage(stage: Stage) -> bool:
    """Run a stage, print its time, and tell whether it kept to its budget."""
    _say(f"── {stage.name}")
    started = time.monotonic()
    stage.work(stage.budget * PATIENCE)
    spent = time.monotonic() - started
    in_time = spent <= stage.budget
    remark = "" if in_time else "   <<< ДОЛЬШЕ ОТВЕДЁННОГО"
    _say(f"   {stage.name}: {spent:.1f} с из {stage.budget} с{remark}")
    return in_time


def execute(
    name: str,
    command: Sequence[str],
    *,
    cwd: Path,
    seconds: float | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a child and raise `StageFailed` when it fails or takes more than `seconds`.

    What it prints is shown when it has ended, so that two that run at once don't mix.
    """
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            timeout=seconds,
            env={
                "PYTHONIOENCODING": "utf-8",
                **(os.environ if environment is None else environment),
            },
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        code, printed = done.returncode, done.stdout
    except subprocess.TimeoutExpired as hung:
        code, printed = 124, hung.stdout or b""
    if text := printed.decode("utf-8", errors="replace").rstrip():
        _say(text)
    if code == 124:
        _say(f"   остановлено: дольше {seconds:.0f} с")
    if code:
        raise StageFailed(name, code)


def build_wheel(python: str, target: Path, seconds: float) -> None:
    """Build the wheel of the tree into `target`."""
    options = ["--no-deps", "-qq", "--disable-pip-version-check", "--wheel-dir", str(target)]
    command = [python, "-m", "pip", "wheel", *options, str(ROOT)]
    execute("сборка пакета", command, cwd=ROOT, seconds=seconds)


# Folder of the tree → where the wheel carries it.
CARRIED = {
    "acts": "acts",
    "roadmaps": "acts/_data/roadmaps",
    "samples": "acts/_data/samples",
}


def compare_wheel(folder: Path) -> None:
    """Refuse a wheel that lacks a file of the tree: a template, a schema, a roadmap, a sample."""
    (wheel,) = folder.glob("acts-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        missing = missing_in_wheel(ROOT, set(archive.namelist()))
    for name in missing:
        _say(f"   нет в пакете: {name}")
    if missing:
        raise StageFailed("пакет содержит данные", 1)


def missing_in_wheel(root: Path, names: set[str]) -> list[str]:
    """Name what the tree at `root` has and the wheel with these `names` hasn't."""
    missing = []
    for source, target in CARRIED.items():
        for file in sorted((root / source).rglob("*")):
            inside = file.relative_to(root / source)
            ignored = "__pycache__" in inside.parts or file.name in {".gitkeep", ".DS_Store"}
            if file.is_file() and not ignored and f"{target}/{inside.as_posix()}" not in names:
                missing.append(f"{target}/{inside.as_posix()}")
    return missing


def try_wheel(wheels: Path, elsewhere: Path, seconds: float) -> None:
    """Install the wheel where there is no source tree and run what a user would."""
    name = "пакет без исходников"
    (wheel,) = wheels.glob("acts-*.whl")
    elsewhere.mkdir()
    environment = {
        key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    make_environment(elsewhere / "venv")
    python = str(interpreter(elsewhere / "venv"))
    pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    execute(name, [*pip, str(wheel)], cwd=elsewhere, seconds=seconds, environment=environment)
    acts = shutil.which("acts", path=str(Path(python).parent)) or "acts"
    for arguments in (
        ("--version",),
        ("roadmap", "check"),
        ("deadline", "Ежегодно, не позднее 20 января"),
        ("demo", "--to", str(elsewhere / "demo")),
        ("serve", "--help"),
        # Sets the desk up, tables of accounts included, and ends without opening a port.
        ("serve", str(elsewhere / "demo"), "--demo", "--invite", "administrator"),
    ):
        _say(f"   acts {' '.join(arguments)}")
        execute(name, [acts, *arguments], cwd=elsewhere, seconds=seconds, environment=environment)
    for sample in sorted((elsewhere / "venv").rglob("_data/samples/*/data.yaml")):
        _say(f"   acts render {sample.parent.name}")
        kind = kind_of_sample(sample.parent.name)
        folder = elsewhere / sample.parent.name
        folder.mkdir()
        rendered = ("render", kind, "--data", str(sample), "-o", "out")
        execute(name, [acts, *rendered], cwd=folder, seconds=seconds, environment=environment)


def kind_of_sample(folder: str) -> str:
    """Tell which kind of act a sample is of: its folder begins with the kind's name.

    >>> kind_of_sample("order-implementation-2026")
    'order_implementation'
    """
    kinds = [path.stem for path in (ROOT / "acts" / "templates").glob("*.docx")]
    fitting = [kind for kind in kinds if f"{folder}-".startswith(f"{kind.replace('_', '-')}-")]
    if not fitting:
        _say(f"   образец {folder}: не начинается с имени вида")
        raise StageFailed("пакет без исходников", 1)
    return max(fitting, key=len)


def prepare(*, groups: Sequence[str]) -> str:
    """Make the environment if need be, install what is missing, return its interpreter.

    Args:
        groups: Names of dependency groups of `pyproject.toml` to install beside the package.
    """
    python = interpreter(VENV)
    if not _runs(python):
        _say(f"Создаю окружение {VENV.name} …")
        make_environment(VENV)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    stamp = VENV / STAMP
    wanted = {name: fingerprint(project, name) for name in ("", *groups)}
    done = read_stamp(stamp)
    if any(done.get(name) != value for name, value in wanted.items()):
        install(python, project, groups)
        stamp.write_text(json.dumps(done | wanted, indent=2), encoding="utf-8")
    return str(python)


def install(python: Path, project: Mapping[str, Any], groups: Sequence[str]) -> None:
    """Install the package as editable and the groups, with the machine's own settings of pip."""
    _say("Устанавливаю зависимости (первый раз это меньше минуты) …")
    needed = sorted({need for group in groups for need in requirements(project, group)})
    command = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    started = time.monotonic()
    execute("установка", [*command, "--editable", str(ROOT), *needed], cwd=ROOT)
    _say(f"Установлено за {time.monotonic() - started:.0f} с.")


def requirements(project: Mapping[str, Any], group: str) -> list[str]:
    """List what a dependency group asks for, with the groups it includes.

    Read here rather than by `pip install --group`, which pip knows only since 25.1.
    """
    needs: list[str] = []
    for entry in project["dependency-groups"][group]:
        needs += (
            [entry] if isinstance(entry, str) else requirements(project, entry["include-group"])
        )
    return needs


def fingerprint(project: Mapping[str, Any], group: str) -> str:
    """Digest everything that calls for a new install: the package's own part, or one group."""
    if group:
        part: object = requirements(project, group)
    else:
        keys = ("dependencies", "scripts", "version", "requires-python")
        part = [project["build-system"], {key: project["project"].get(key) for key in keys}]
    content = json.dumps([sys.version_info[:2], part], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def read_stamp(stamp: Path) -> dict[str, str]:
    """Read what was installed last; anything unreadable counts as nothing."""
    with contextlib.suppress(OSError, ValueError):
        content = json.loads(stamp.read_text(encoding="utf-8"))
        if isinstance(content, dict):
            return content
    return {}


def make_environment(folder: Path) -> None:
    """Make a virtual environment with pip, replacing a broken one."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        major, minor = sys.version_info[:2]
        _say(
            "В этом Python нет модуля venv. Debian и Ubuntu: "
            f"sudo apt install python3-venv (или python{major}.{minor}-venv). Затем повторите."
        )
        raise StageFailed("виртуальное окружение", 3)
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    execute("виртуальное окружение", command, cwd=folder.parent)


def interpreter(folder: Path) -> Path:
    """Say where a virtual environment keeps its Python on this system."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _runs(python: Path) -> bool:
    """Tell whether an environment is there, whole and new enough."""
    program = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", program], capture_output=True).returncode == 0
    except OSError:
        return False


def _say(text: str) -> None:
    print(f"{text}\n", end="", flush=True)  # in one piece: stages run beside each other


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
