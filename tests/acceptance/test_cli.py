"""The command in real processes: what it prints, its exit codes, and never a traceback."""

import json
import os
import pty
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.models import Briefing

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "seed" / "article.txt"
BREVIER = (sys.executable, "-m", "service.cli")
Done = subprocess.CompletedProcess[bytes]


def run(
    *arguments: object,
    stdin: bytes = b"",
    cwd: Path | None = None,
    variables: tuple[str, ...] = (),
) -> Done:
    command = ["env", *variables, *BREVIER, *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=60, cwd=cwd)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def complaint(done: Done) -> str:
    """Give the one line on standard error."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("brevier: ")
    return lines[0].removeprefix("brevier: ")


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stored") / "seed.json"
    done = run("brief", SEED, "--published", "2025-02-14", "--out", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return path


# --- what a briefing looks like ---------------------------------------------------------------


def test_a_pipe_gets_plain_text() -> None:
    done = run("brief", SEED)
    assert done.returncode == 0
    assert done.stderr == b""
    told = done.stdout.decode()
    assert "\nPOSITIONS\n" in told
    assert "[1]" in told
    assert "\x1b" not in told


def test_a_terminal_gets_colours_and_marks() -> None:
    told, code = in_terminal("brief", str(SEED))
    assert code == 0
    assert b"\x1b[1m" in told
    assert b"[1]" in told
    assert b"\x1b[3" in told


def test_no_color_is_respected() -> None:
    told, code = in_terminal("brief", str(SEED), variables=("NO_COLOR=1",))
    assert code == 0
    assert b"\x1b[3" not in told


def in_terminal(*arguments: str, variables: tuple[str, ...] = ()) -> tuple[bytes, int]:
    master, slave = pty.openpty()
    command = ["env", "TERM=xterm-256color", *variables, *BREVIER, *arguments]
    process = subprocess.Popen(command, stdout=slave, stderr=slave, stdin=subprocess.DEVNULL)
    os.close(slave)
    told = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        told += piece
    os.close(master)
    return told, process.wait(timeout=60)


def test_json_is_the_contract_and_every_line_shows_its_source() -> None:
    briefing = Briefing.model_validate_json(run("brief", SEED, "-f", "json").stdout)
    text = briefing.sources[0].text
    assert briefing.lines()
    for line in briefing.lines():
        for piece in line.evidence:
            assert text[piece.start : piece.end] == piece.text


def test_two_hash_seeds_give_the_same_bytes_but_for_the_clocks() -> None:
    first, second = (
        json.loads(run("brief", SEED, "-f", "json", variables=(f"PYTHONHASHSEED={n}",)).stdout)
        for n in (1, 2)
    )
    for briefing in (first, second):
        for clock in ("generated_at", "data_as_of"):
            del briefing[clock]
        del briefing["receipt"]["seconds"]
    assert first == second


def test_standard_input_is_an_article_too() -> None:
    done = run("brief", "-", "-f", "json", stdin=SEED.read_bytes())
    assert Briefing.model_validate_json(done.stdout).sources[0].words == 456


def test_title_and_date_reach_the_briefing() -> None:
    done = run("brief", SEED, "--title", "A title", "--published", "2025-02-14", "-f", "json")
    source = Briefing.model_validate_json(done.stdout).sources[0]
    assert source.text.startswith("A title\n")
    assert (str(source.published), source.published_basis) == ("2025-02-14", "caller")


def test_html_and_markdown_are_read_by_their_suffix(tmp_path: Path) -> None:
    paragraphs = SEED.read_text("utf-8").split("\n")
    page = tmp_path / "page.html"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page.write_text(f"<html><body><article>{body}</article></body></html>", "utf-8")
    notes = tmp_path / "notes.md"
    notes.write_text("# A heading\n\n" + "\n\n".join(paragraphs), "utf-8")
    for path in (page, notes):
        done = run("brief", path, "-f", "json")
        assert done.returncode == 0, done.stderr
        text = Briefing.model_validate_json(done.stdout).sources[0].text
        assert "<p>" not in text
        assert "Guo Jiakun" in text


def test_the_suffix_of_out_decides_the_format(tmp_path: Path) -> None:
    for name, begins in (("a.json", "{"), ("a.md", "# "), ("a.html", "<!doctype"), ("a.txt", "C")):
        assert run("brief", SEED, "--out", tmp_path / name).returncode == 0
        assert (tmp_path / name).read_text("utf-8").startswith(begins)


# --- several articles -------------------------------------------------------------------------


def test_one_failure_does_not_lose_the_others(tmp_path: Path) -> None:
    done = run("brief", SEED, tmp_path / "missing.txt", SEED, "-f", "json")
    assert done.returncode == 1
    assert "missing.txt: cannot be read: No such file or directory" in complaint(done)
    lines = done.stdout.decode().splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["briefing/1"] * 2


def test_several_articles_go_into_a_folder(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    shutil.copy(SEED, other)
    out = tmp_path / "out"
    assert run("brief", SEED, other, "--out", out, "-f", "md").returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["article.md", "other.md"]


# --- bad input --------------------------------------------------------------------------------

BAD = {
    "empty": (b"", "no text was sent"),
    "three words": (b"Only three words", "3 words"),
    "binary": (bytes(range(256)) * 20, ""),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "too large": (b"word " * 2_500_000, "the limit is 10,000,000"),
    "German": (b"Der Minister sagte am Montag, dass er den Plan ablehnt. " * 10, "'de'"),
    "links": (b"<html><body>" + b'<a href="/a">A link</a> ' * 100 + b"</body></html>", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line(name: str, tmp_path: Path) -> None:
    raw, says = BAD[name]
    path = tmp_path / "bad.txt"
    path.write_bytes(raw)
    done = run("brief", path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert complaint(done).startswith(f"{path}: ")
    assert says in complaint(done)


def test_an_unreadable_file_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to(path)  # unlike a lack of permission, this stops root as well
    assert "cannot be read: Too many levels" in complaint(run("brief", path))


def test_a_folder_is_one_clear_line(tmp_path: Path) -> None:
    done = run("brief", tmp_path)
    assert done.returncode == 1
    assert "this is a folder" in complaint(done)


def test_a_web_address_is_one_clear_line() -> None:
    assert "web addresses are not fetched yet" in complaint(run("brief", "https://paper.test/a"))


def test_a_setting_that_is_wrong_is_one_clear_line() -> None:
    done = run("brief", SEED, variables=("BREVIER_PORT=many",))
    assert done.returncode == 1
    assert "`BREVIER_PORT`" in complaint(done)


USAGE = {
    "unknown option": (("brief", SEED, "--colour"), "No such option"),
    "unknown command": (("debrief",), "No such command"),
    "no date": (("brief", SEED, "--published", "friday"), "'friday' is no date"),
    "no format": (("brief", SEED, "--format", "pdf"), "'pdf' is not one of"),
    "strict extractive": (("brief", SEED, "--engine", "extractive", "--strict"), "--strict"),
    "title of two": (("brief", SEED, SEED, "--title", "T"), "--title"),
    "over the article": (("brief", SEED, "--out", SEED), "would overwrite"),
}


@pytest.mark.parametrize("name", USAGE)
def test_wrong_usage_is_one_clear_line_and_code_2(name: str, tmp_path: Path) -> None:
    arguments, says = USAGE[name]
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in complaint(done)
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_is_not_there_is_one_clear_line() -> None:
    done = run("brief", SEED, "--engine", "oracle")
    assert done.returncode in (1, 2)
    assert "'oracle'" in complaint(done)


# --- pipes, signals, encodings ----------------------------------------------------------------


def test_a_closed_pipe_is_silent() -> None:
    command = f"'{sys.executable}' -m service.cli brief '{SEED}' '{SEED}' -f html | head -c 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"<", b"")


def test_a_reader_that_has_gone_gives_code_141(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*BREVIER, "brief", SEED], stdout=write, stderr=subprocess.PIPE, timeout=60
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_full_disk_is_one_clear_line() -> None:
    with open("/dev/full", "wb") as full:
        command = [*BREVIER, "brief", str(SEED)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 1
    assert "No space left on device" in complaint(done)


def test_a_closed_standard_output_is_one_clear_line() -> None:
    command = f"'{sys.executable}' -m service.cli brief '{SEED}' >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60)
    assert done.returncode == 1
    assert complaint(done)


@pytest.mark.parametrize("moment", [0.0, 0.1, 0.3, 1.0])
def test_ctrl_c_ends_with_code_130_and_no_traceback(moment: float) -> None:
    code = (
        "import sys\n"
        "print('started', flush=True)\n"
        "sys.argv = ['brevier', 'brief', '-']\n"
        "from service.cli import main; main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"started\n"
    time.sleep(moment + 0.05)
    process.send_signal(signal.SIGINT)
    told, errors = process.communicate(timeout=60)
    assert (process.returncode, told, errors) == (130, b"", b"")


def test_ctrl_c_stops_work_on_a_long_article_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join([SEED.read_text("utf-8")] * 1500), "utf-8")
    process = subprocess.Popen(
        [*BREVIER, "brief", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(3)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    told, errors = process.communicate(timeout=60)
    assert (process.returncode, told, errors) == (130, b"", b"")
    assert time.monotonic() - began < 3


ENCODINGS = (
    ("LC_ALL=C", "PYTHONCOERCECLOCALE=0", "PYTHONUTF8=0"),
    ("PYTHONIOENCODING=ascii",),
    ("PYTHONIOENCODING=latin-1",),
)


@pytest.mark.parametrize("variables", ENCODINGS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_narrow_encoding_breaks_nothing(variables: tuple[str, ...], form: str) -> None:
    done = run("brief", SEED, "-f", form, variables=variables)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii() == (form == "text" and "latin" not in variables[0])


def test_a_narrow_terminal_encoding_breaks_nothing() -> None:
    told, code = in_terminal("brief", str(SEED), variables=("PYTHONIOENCODING=ascii",))
    assert code == 0
    assert b"Traceback" not in told


def test_a_stranger_failure_is_one_line_with_a_way_to_see_more() -> None:
    code = (
        "import sys, service.pipeline\n"
        "service.pipeline.brief = None\n"
        f"sys.argv = ['brevier', 'brief', {str(SEED)!r}]\n"
        "from service.cli import main; main()"
    )
    plain = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert plain.returncode == 1
    assert "BREVIER_DEBUG=1" in complaint(plain)
    asked = ["env", "BREVIER_DEBUG=1", sys.executable, "-c", code]
    shown = subprocess.run(asked, capture_output=True, timeout=60)
    assert b"Traceback" in shown.stderr
    assert shown.returncode == 1


# --- verify -----------------------------------------------------------------------------------


def test_a_briefing_verifies_against_itself_and_its_source(stored: Path) -> None:
    for arguments in ((stored,), (stored, SEED)):
        done = run("verify", *arguments)
        assert (done.returncode, done.stderr) == (0, b""), done.stdout
        assert b"FAILS" not in done.stdout


def test_a_briefing_comes_from_standard_input_too(stored: Path) -> None:
    assert run("verify", "-", SEED, stdin=stored.read_bytes()).returncode == 0


def test_one_changed_character_names_the_line(stored: Path, tmp_path: Path) -> None:
    briefing = Briefing.model_validate_json(stored.read_text("utf-8"))
    line = briefing.lines()[-1]
    place = line.evidence[0].start
    text = SEED.read_text("utf-8")
    changed = tmp_path / "changed.txt"
    changed.write_text(text[:place] + "#" + text[place + 1 :], "utf-8")
    done = run("verify", stored, changed)
    assert done.returncode == 1
    failing = [row for row in done.stdout.decode().splitlines() if row.startswith("FAILS")]
    assert any(line.id in row for row in failing)
    assert f"character {place}" in done.stdout.decode()


def test_a_title_that_was_sent_is_no_difference(tmp_path: Path) -> None:
    out = tmp_path / "titled.json"
    assert run("brief", SEED, "--title", "A title", "--out", out).returncode == 0
    assert run("verify", out, SEED).returncode == 0


@pytest.mark.parametrize("raw", [b"", b'{"schema": "briefing/9"}'])
def test_what_is_no_briefing_is_one_clear_line(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "no.json"
    path.write_bytes(raw)
    done = run("verify", path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "is no briefing/1" in complaint(done)


# --- serve and doctor -------------------------------------------------------------------------


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_port_in_use_is_one_clear_line(taken: int) -> None:
    done = run("serve", "--port", taken)
    assert (done.returncode, done.stdout) == (1, b"")
    assert f"cannot listen on 127.0.0.1 port {taken}: Address already in use" in complaint(done)


def test_an_open_address_needs_keys() -> None:
    done = run("serve", "--host", "0.0.0.0", "--port", "0")
    assert done.returncode == 1
    assert "BREVIER_API_KEYS" in complaint(done)


@pytest.mark.parametrize(
    ("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)]
)
def test_the_service_says_where_it_is_and_stops_on_a_signal(
    stop: signal.Signals, code: int
) -> None:
    process = subprocess.Popen(
        [*BREVIER, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    first, command = process.stdout.readline().decode(), process.stdout.readline().decode()
    assert first.startswith("Brevier is at http://127.0.0.1:")
    answer = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, cwd=ROOT)
    assert json.loads(answer.stdout)["schema"] == "briefing/1"
    process.send_signal(stop)
    _, errors = process.communicate(timeout=60)
    assert b"Traceback" not in errors
    assert process.returncode == code


def test_doctor_says_what_works() -> None:
    done = run("doctor")
    assert (done.returncode, done.stderr) == (0, b"")
    told = done.stdout.decode()
    assert "broken" not in told
    for part in ("python", "engine", "tokens", "database", "server"):
        assert part in told


def test_doctor_says_what_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    done = run("doctor", "-f", "json", variables=(f"BREVIER_DATA_DIR={path}",))
    assert done.returncode == 1
    found = {finding["part"]: finding["state"] for finding in json.loads(done.stdout)}
    assert found["data folder"] == found["database"] == "broken"
    assert found["engine"] == "ok"


# --- start-up ---------------------------------------------------------------------------------

HEAVY = ["sqlalchemy", "langchain", "langchain_openai", "openai", "dbos", "slack_bolt"]
HEAVY += ["trafilatura", "lxml", "tiktoken", "jinja2", "rich", "uvicorn", "fastapi"]
BLOCKER = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {heavy!r}:
            raise AssertionError(f"{{name}} was imported")
sys.meta_path.insert(0, Block())
sys.argv = ["brevier", *{arguments!r}]
from service.cli import main
main()
"""


def test_a_briefing_into_a_pipe_loads_nothing_heavy() -> None:
    for form in ("text", "json"):
        code = BLOCKER.format(heavy=HEAVY, arguments=["brief", str(SEED), "-f", form])
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, b"")


def test_help_and_version_are_shown() -> None:
    for command in ((), ("brief",), ("verify",), ("serve",), ("doctor",)):
        done = run(*command, "--help")
        assert done.returncode == 0
        assert done.stdout.startswith(b"Usage: brevier")
    assert run("--version").stdout.startswith(b"brevier ")


def test_the_script_is_installed() -> None:
    script = Path(sys.executable).with_name("brevier")
    done = subprocess.run([script, "--version"], capture_output=True, timeout=60)
    assert done.stdout.startswith(b"brevier ")
