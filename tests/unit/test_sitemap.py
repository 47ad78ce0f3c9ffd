"""The list of every page for search engines."""

from pathlib import Path
from xml.etree import ElementTree as ET

from generator.site.sitemap import write_sitemap

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_page_is_listed_once_and_in_order(tmp_path: Path) -> None:
    write_sitemap(["was/", "", "søg&find/<1>/"], "https://kommune.example/intro/", tmp_path)
    tree = ET.fromstring((tmp_path / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own
    assert tree.tag == f"{NAMESPACE}urlset"
    assert [element.text for element in tree.iter(f"{NAMESPACE}loc")] == [
        "https://kommune.example/intro/",
        "https://kommune.example/intro/søg&find/<1>/",
        "https://kommune.example/intro/was/",
    ]


def test_the_engines_own_list_is_gone(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("motorens", encoding="utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"motorens")
    write_sitemap([""], "https://kommune.example/", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["sitemap.xml"]
    assert "motorens" not in (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
