"""The list of every page of the site (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

SITEMAP = "sitemap.xml"


def sitemap(addresses: Iterable[str], site_url: str) -> str:
    """Return sitemap.xml for addresses below the site's root."""
    lines = (f"<url><loc>{escape(site_url + address)}</loc></url>" for address in sorted(addresses))
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        ]
    )
