"""site_config.yml: our part of it, and the rest for the engine."""

from pathlib import Path

import pytest
import yaml

from generator.errors import UsageError
from generator.site.configuration import read_configuration, with_settings

WHOLE = """\
site_name: Introhåndbog – Lille Kommune
site_url: https://intranet.lille.example/intro
handbook:
  edit_url: "https://git.lille.example/{path}#L{line}"
theme:
  name: material
  features: [navigation.tabs]
markdown_extensions:
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify
        kwds: {case: lower}
"""


def write(folder: Path, text: str) -> Path:
    (folder / "site_config.yml").write_text(text, encoding="utf-8")
    return folder


def test_our_part_is_read(tmp_path: Path) -> None:
    configuration = read_configuration(write(tmp_path, WHOLE))
    assert configuration.site_url == "https://intranet.lille.example/intro/"
    assert configuration.edit_url == "https://git.lille.example/{path}#L{line}"


def test_the_engine_gets_the_rest_with_our_settings_put_in(tmp_path: Path) -> None:
    configuration = read_configuration(write(tmp_path, WHOLE))
    text = with_settings(configuration.engine, {"theme": {"custom_dir": "/o"}, "site_name": "Æ", "nav": ["a.md"]})
    assert "!!python/object/apply:pymdownx.slugs.slugify" in text
    plain = yaml.safe_load(text.replace("!!python/object/apply:pymdownx.slugs.slugify", ""))
    assert "handbook" not in plain
    assert plain["theme"] == {"name": "material", "features": ["navigation.tabs"], "custom_dir": "/o"}
    assert plain["site_name"] == "Æ"
    assert plain["nav"] == ["a.md"]
    assert plain["site_url"] == "https://intranet.lille.example/intro"


def test_putting_settings_in_leaves_the_configuration_as_it_was(tmp_path: Path) -> None:
    configuration = read_configuration(write(tmp_path, WHOLE))
    before = yaml.serialize(configuration.engine)
    with_settings(configuration.engine, {"theme": {"custom_dir": "/o"}, "site_name": "Æ"})
    assert yaml.serialize(configuration.engine) == before


def test_what_is_left_out_has_a_default(tmp_path: Path) -> None:
    configuration = read_configuration(write(tmp_path, "site_url: https://lille.example/\n"))
    assert configuration.edit_url == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('site_name: "x\nsite_url: https://x.example/\n', "linje"),
        ("site_name: [x\n", "linje 2"),
        ("- site_name\n", "felter"),
        ("", "felter"),
        ("site_name: X\n", "site_url"),
        ("site_url: intro\n", "site_url"),
        ("site_url: [https://x.example]\n", "site_url"),
        ("site_url: https://x.example/\nhandbook: !!python/name:os.getcwd x\n", "linje 2"),
    ],
)
def test_what_cannot_be_used_is_told_with_the_file(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_configuration(write(tmp_path, text))
    assert "site_config.yml" in str(caught.value)
    assert word in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"site_config\.yml mangler"):
        read_configuration(tmp_path)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "site_config.yml").write_bytes(b"site_name: \xff\n")
    with pytest.raises(UsageError, match=r"site_config\.yml"):
        read_configuration(tmp_path)
