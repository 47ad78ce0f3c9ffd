"""The words a person reads: English in the code, Danish from the catalogue.

The handbook speaks one language at a time, so the catalogue is chosen once, at import.
"""

import gettext as _gettext
from pathlib import Path

LOCALES = Path(__file__).parent / "locales"
LANGUAGE = "da"

_translations = _gettext.translation("handbook", LOCALES, languages=[LANGUAGE])

gettext = _translations.gettext
ngettext = _translations.ngettext
