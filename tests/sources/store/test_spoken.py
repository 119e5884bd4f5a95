"""A store answers in another language as its files do, where activities say something in several."""

import json
from pathlib import Path

import duckdb
import pytest

from tacli.sources.store.manifest import ROWS, manifest_of
from tests.conftest import Run
from tests.sources.iati.files import NASTY, written
from tests.sources.store.stores import made
from tests.sources.store.test_source import _same


def _narratives(tag: str, attributes: str = "", **texts: str) -> str:
    inner = "".join(f'<narrative xml:lang="{lang}">{text}</narrative>' for lang, text in texts.items())
    return f"<{tag} {attributes}>{inner}</{tag}>"


def _told(name: str, *, receiver: str = "Conseil", more: str = "") -> str:
    """Give an activity that says all that it says in English and in French, which is its own language."""
    parties = (
        _narratives("participating-org", 'role="1" ref="XM-1"', en="Ministry of Aid", fr="Ministère de l'aide"),
        _narratives("participating-org", 'role="4" ref="XM-1"', en="Ministry of Aid", fr="Ministère"),
        _narratives("participating-org", 'role="1"', fr="Zèbres", de="Zebras"),
    )
    paid = (
        '<transaction><transaction-type code="{}"/><transaction-date iso-date="2020-01-02"/>'
        '<value currency="EUR" value-date="2020-01-02">{}</value>{}{}</transaction>'
    )
    given = _narratives("provider-org", en="Aid Bank", fr="Banque d'aide")
    taken = _narratives("receiver-org", en="Council", fr=receiver)
    return "".join(
        (
            f"<iati-identifier>{name}</iati-identifier>",
            _narratives("reporting-org", 'ref="XM-1" type="10"', en="Ministry of Aid", fr="Ministère de l'aide"),
            _narratives("title", fr=f"Étude {name}", en=f"The study {name}"),
            _narratives("description", en="What it studies", fr="Ce qu'elle étudie", es="Lo que estudia"),
            *parties,
            paid.format(3, 100, given, taken),
            paid.format(1, 7, given, ""),
            more,
        )
    )


@pytest.fixture(scope="module")
def iati(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a folder of files of which some say things in several languages, and a store of it."""
    root = tmp_path_factory.mktemp("spoken")
    source = root / "source"
    source.mkdir()
    (source / "a.xml").write_bytes(NASTY.read_bytes())
    own = 'version="2.03"'
    french = [f'<iati-activity xml:lang="fr">{_told(name)}</iati-activity>' for name in ("A", "B")]
    plain = '<iati-activity xml:lang="en"><iati-identifier>P</iati-identifier><title><narrative>One</narrative></title>'
    content = "\n".join([f"<iati-activities {own}>", *french, f"{plain}</iati-activity>", "</iati-activities>"])
    (source / "b.xml").write_text(content, encoding="utf-8")
    written(source / "c.xml", _told("A", receiver="Conseil d'État"), _told("C", more="<budget/>"))
    made(root / "store", source)
    return source, root / "store"


LINES = (
    "activities --json",
    "activities --fields id,reporter,title,summary,partners,donors,parts,participants,transactions --json --limit 9",
    "activities --sort title --fields id,title --csv",
    "activities --sort -partners --limit 3 --fields id,partners --csv",
    "activities --sort participants --fields id,participants --csv",
    "activities --partner XM-1 --count",
    "activities --partner 'Ministère de l''aide' --fields id --csv",
    "activities --donor zebras --explain",
    "search study",
    "search étude --json",
    "summary",
    "summary --by partner",
    "summary --by donor --by entity --json",
    "summary --sum disbursement --by provider --by receiver",
    "summary --sum disbursement --by donor --by topic --json",
    "summary --sum incoming --by donor",
    "summary --sum incoming --donor XM-1",
    "entities --json",
    "donors --json",
    "terms donor --json",
    "terms entity",
    "show A --json",
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("more", ["--lang fr", "--lang english", "--lang de --all-versions", "--lang zh"])
def test_of_a_language(pipe: Run, iati: tuple[Path, Path], line: str, more: str) -> None:
    _same(pipe, f"{line} {more}", *iati)


def test_a_store_has_what_differs_alone(iati: tuple[Path, Path]) -> None:
    manifest = manifest_of(iati[1])
    assert manifest
    asked = f"SELECT id, spoken FROM '{iati[1] / manifest.generation / ROWS}' WHERE spoken IS NOT NULL"  # noqa: S608
    found = {name: json.loads(said) for name, said in duckdb.connect().execute(asked).fetchall()}
    assert found["B"]["en"]["title"] == "The study B"
    assert found["B"]["es"] == {"summary": "Lo que estudia", "summary key": None}
    assert "P" not in found
    parts = ["summary", "partners", "reporter", "title", "transactions"]  # in the same order in each store
    assert [name for name in found["B"]["en"] if name in parts] == parts


def test_another_language_is_none(pipe: Run, iati: tuple[Path, Path]) -> None:
    result = pipe("activities", "--lang", "klingon", "--data", str(iati[1]))
    assert (result.code, result.err) == (2, pipe("activities", "--lang", "klingon", "--data", str(iati[0])).err)
