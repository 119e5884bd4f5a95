"""Activities go out of a store as they stand in its files, byte by byte, or not at all."""

import gzip
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tacli.errors import UsageError
from tacli.sources.iati.reading import Reading
from tacli.sources.source import Source
from tacli.sources.store import elements
from tacli.sources.store.manifest import manifest_of
from tacli.sources.store.remote import asked_of_spark
from tests.conftest import Run
from tests.sources.iati.files import NASTY, identified, written
from tests.sources.store.stores import file, made


def _titled(name: str, title: str) -> str:
    return identified(name, f"<title><narrative>{title}</narrative></title>")


@pytest.fixture(scope="module")
def iati(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a folder of files of one version, packed in every way, and a store of it."""
    root = tmp_path_factory.mktemp("elements")
    source = root / "source"
    source.mkdir()
    plain = written(source / "1.xml", _titled("A", "wells"), _titled("D", "é wells"), root='version="2.03" xmlns:x="u"')
    (source / "2").write_bytes(gzip.compress(plain.read_bytes().replace(b">A<", b">C<").replace(b">D<", b">B<")))
    with zipfile.ZipFile(source / "3", "w") as archive:
        archive.write(NASTY, "inner/a.xml")
        archive.writestr("note.txt", "no XML")
        archive.writestr("b.xml", plain.read_bytes().replace(b">A<", b">E<").replace(b">D<", b"><"))
    written(source / "4.xml", _titled("A", "newer wells"), _titled("E", "another"))
    (source / "README").write_text("what it is")
    made(root / "store", source)
    return source, root / "store"


@pytest.mark.parametrize(
    "line",
    [
        "activities",
        "activities --sort -id",
        "activities --sort title --limit 3",
        "activities --sort participants",
        "activities --limit 4",
        "activities --country zz",
        "activities --has country",
        "search well",
        "search wells -é --limit 1",
        "show B",
        "activities --entity nobody",
        "activities --all-versions",
        "activities --all-versions --sort id --limit 3",
    ],
)
def test_what_a_store_gives_is_what_its_files_give(pipe: Run, iati: tuple[Path, Path], line: str) -> None:
    asked, answered = (pipe(*line.split(), "--format", "iati", "--data", str(path)) for path in iati)
    assert (answered.code, answered.out) == (asked.code, asked.out)
    assert answered.err.replace(f"validate {iati[1]}", f"validate {iati[0]}") == asked.err
    assert asked.out or asked.code


def test_what_is_sorted_waits_in_a_file(pipe: Run, iati: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "_MOST_HELD", 10)
    asked, answered = (
        pipe("activities", "--sort", "-id", "--format", "iati", "--data", str(path)).out for path in iati
    )
    assert answered == asked != ""


def test_of_two_versions_none_goes_out(pipe: Run, tmp_path: Path) -> None:
    one = written(tmp_path / "a.xml", identified("A"), root='version="1.05"')
    two = written(tmp_path / "b.xml", identified("B"))
    made(tmp_path / "store", one, two)
    for more in ([], ["--sort", "id"]):
        command = ["activities", *more, "--output", str(tmp_path / "out.xml")]
        asked = pipe(*command, "--data", str(one), "--data", str(two))
        assert pipe(*command, "--data", str(tmp_path / "store")) == asked
        assert (asked.code, (tmp_path / "out.xml").exists()) == (1, False)


# --- What is in the way ---


@pytest.fixture
def small(tmp_path: Path) -> tuple[Path, Path]:
    """Give a file that may be changed, and a store of it and another."""
    other, path = file(tmp_path / "1.xml", ("A", "one")), file(tmp_path / "2.xml", ("B", "two"))
    made(tmp_path / "store", other, path)
    return path, tmp_path / "store"


def _refused(pipe: Run, small: tuple[Path, Path], said: str) -> None:
    path, store = small
    result = pipe("show", "B", "--format", "iati", "--data", str(store))
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"tacli: {said}\nType tacli index {path.parent / '1.xml'} {path} --output {store} where the files are.\n"
    )
    assert "<iati-identifier>A<" in pipe("show", "A", "--format", "iati", "--data", str(store)).out


def test_a_file_that_is_gone(pipe: Run, small: tuple[Path, Path]) -> None:
    small[0].unlink()
    _refused(pipe, small, f"Cannot read {small[0]}: No such file or directory.")


def test_a_file_that_has_changed(pipe: Run, small: tuple[Path, Path]) -> None:
    before = small[0].stat()
    file(small[0], ("B", "2wo"))
    os.utime(small[0], ns=(before.st_atime_ns, before.st_mtime_ns))  # as if nothing had happened
    _refused(pipe, small, f"{small[0]} is not what {small[1]} was made of.")


def test_a_file_that_changes_while_it_is_read(
    pipe: Run, small: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reading(paths: list[str], *rest: Any, **more: Any) -> list[Any]:
        found = list(Reading(paths, *rest, **more))
        file(Path(paths[0]), ("B", "another"))
        return found

    monkeypatch.setattr("tacli.sources.store.elements.Reading", reading)
    result = pipe("show", "B", "--format", "iati", "--data", str(small[1]), "--output", str(small[1].parent / "o.xml"))
    assert (result.code, (small[1].parent / "o.xml").exists()) == (1, False)
    assert result.err.startswith(f"tacli: {small[0]} is not what {small[1]} was made of.\n")


def test_a_list_of_files_that_has_changed(pipe: Run, small: tuple[Path, Path]) -> None:
    manifest = manifest_of(small[1])
    assert manifest is not None
    (small[1] / manifest.generation / "units.ndjson").write_text("")
    for more in ([], ["--sort", "id"]):
        result = pipe("activities", "--format", "iati", *more, "--data", str(small[1]))
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith(f"tacli: A file of {small[1]} cannot be read.\n")


def test_files_that_were_named_from_another_folder(pipe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    file(Path("1.xml"), ("A", "one"))
    made(Path("store"), Path("1.xml"))
    asked = ["activities", "--format", "iati", "--data"]
    expected = pipe(*asked, "store")
    assert "<iati-identifier>A<" in expected.out
    monkeypatch.chdir(tmp_path / "there")
    assert pipe(*asked, "../here/store").out == expected.out
    (tmp_path / "here").rename(tmp_path / "moved")
    assert pipe(*asked, "../moved/store").out == expected.out
    (tmp_path / "moved" / "1.xml").rename("1.xml")
    assert pipe(*asked, "../moved/store").out == expected.out
    Path("1.xml").unlink()
    assert pipe(*asked, "../moved/store").err.startswith("tacli: Cannot read 1.xml: No such file or directory.\n")


class _Seeing:
    """Stands for a server of Spark that sees the files of this machine."""

    version = "0"

    def text(self, path: str) -> str:
        return Path(path).read_text(encoding="utf-8")

    def close(self) -> None:
        """Leave nothing."""


@pytest.fixture(scope="module")
def remote(iati: tuple[Path, Path]) -> Source:
    """Give the same store as Spark sees it."""
    return asked_of_spark(str(iati[1]), _Seeing())  # type: ignore[arg-type]


def test_spark_does_not_see_the_files(remote: Source) -> None:
    with pytest.raises(UsageError, match="Spark does not see the files") as raised:
        remote.take_whole()
    assert raised.value.hint == "Ask where they are: --data FILE, or --data STORE without --engine spark"


def test_spark_answers_of_what_stands(remote: Source) -> None:
    remote.take_versions(all_versions=False)
    with pytest.raises(UsageError, match="Spark answers of the versions that stand") as raised:
        remote.take_versions(all_versions=True)
    assert raised.value.hint == "Ask where the store is seen from here: --data STORE --engine duckdb"


def test_spark_answers_in_the_language_of_each(remote: Source) -> None:
    remote.take_lang(None)
    with pytest.raises(UsageError, match="Spark answers in the language of each activity"):
        remote.take_lang("fr")
