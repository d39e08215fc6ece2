"""A language is data: packs load whole, and a slip in a file is named with file and field."""

from pathlib import Path

import msgspec
import pytest

from runut.errors import LanguageDataError
from runut.languages import pack as packs
from runut.languages.pack import Pack, known_languages, load_pack, read_section
from runut.languages.status import StatusWords

FOLDER = Path(packs.__file__).parent


@pytest.mark.parametrize("code", known_languages())
def test_a_pack_loads_whole(code: str) -> None:
    pack = load_pack(code)
    assert pack.code == code
    assert pack.language.name
    assert set(pack.dates.weekdays.values()) == set(range(1, 8))


@pytest.mark.parametrize("code", known_languages())
def test_every_file_of_a_pack_belongs_to_its_format(code: str) -> None:
    sections = {field.name for field in msgspec.structs.fields(Pack)} - {"code"}
    files = {file.stem for file in (FOLDER / code).glob("*.toml")}
    assert files == sections | {"interface"}


def test_format_page_names_every_file() -> None:
    page = (FOLDER / "FORMAT.md").read_text(encoding="utf-8")
    for file in (FOLDER / "id").iterdir():
        assert f"`{file.name}`" in page


def test_a_language_without_a_pack_is_said_so() -> None:
    with pytest.raises(LanguageDataError, match=r"xx/language\.toml"):
        load_pack("xx")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("planned = [", "Invalid value"),
        ('plannned = ["akan"]', "plannned"),
        ("planned = 3", r"\$\.planned"),
    ],
)
def test_a_slip_in_a_file_is_named(
    content: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "id"
    folder.mkdir()
    (folder / "status.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)
    with pytest.raises(LanguageDataError, match=said) as caught:
        read_section("id", "status", StatusWords)
    assert "id/status.toml" in str(caught.value)
