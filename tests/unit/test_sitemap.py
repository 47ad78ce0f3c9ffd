"""The list of every page for search engines."""

from xml.etree import ElementTree as ET

from generator.site.sitemap import sitemap

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_page_is_listed_once_and_in_order() -> None:
    tree = ET.fromstring(sitemap(["was/", "", "søg&find/<1>/"], "https://kommune.example/intro/"))  # noqa: S314 - our own
    assert tree.tag == f"{NAMESPACE}urlset"
    assert [element.text for element in tree.iter(f"{NAMESPACE}loc")] == [
        "https://kommune.example/intro/",
        "https://kommune.example/intro/søg&find/<1>/",
        "https://kommune.example/intro/was/",
    ]
