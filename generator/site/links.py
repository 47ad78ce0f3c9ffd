"""Where each thing in the handbook has its page."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.handbook.entries import Origin

SPECIAL = "saerligt-hos-os"

ADDRESSES: Mapping[str, str] = MappingProxyType(
    {
        "phases": "aaret/{id}/",
        "focus_areas": "fokuspunkter/{id}/",
        "roles": "tjeklister/roller/{id}/",
        "topics": "tjeklister/emner/{id}/",
        "areas": "tjeklister/#omraade-{id}",
        "hire_types": "hvem/{id}/",
        "messages": "mails/#mail-{id}",
        "sources": "kilder/#kilde-{id}",
        "ladders": "oplaering/#stige-{id}",
        "guides": "oplaering/#guide-{id}",
        "programmes": "programmer/#program-{id}",
        "questions": "spoergsmaal/#spoergsmaal-{id}",
        "terms": "ordliste/#ord-{id}",
        "figures": "sektorskifte/#tal-{id}",
        "sector_themes": "sektorskifte/#tema-{id}",
        "themes": "ledertrivsel/temaer/#tema-{id}",
        "directions": "ledertrivsel/#retning-{id}",
        "contributors": "ledertrivsel/#deltager-{id}",
        "map_fields": "ledertrivsel/prioriteringskort/#felt-{id}",
        "cards": "ledertrivsel/action-cards/#kort-{id}",
        "workshops": "ledertrivsel/workshops/#workshop-{id}",
        "checklists": "ledertrivsel/workshops/#tjekliste-{id}",
        "exit_stages": "fratraedelse/#trin-{id}",
        "exit_areas": "fratraedelse/#omraade-{id}",
        "exit_closing": "fratraedelse/#afslutning-{id}",
    }
)


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of things, relative to one page.

    `base` leads from that page to the site's root ("../../"). `phases` tells in which phase a task stands, and
    `chapters` in which chapter an article.
    With `local` set the page holds every task itself. Something with no page of its own, because a department
    added it, is explained where the department's page tells what is special there.
    """

    base: str
    known: Mapping[str, Container[str]]
    phases: Mapping[str, str]
    local: bool = False
    chapters: Mapping[str, str] = field(default_factory=dict)

    def phase(self, identity: str) -> str:
        """Return the address of a phase's page."""
        return self.of("phases", identity)

    def focus(self, identity: str) -> str:
        """Return the address of a focus point's page."""
        return self.of("focus_areas", identity)

    def role(self, identity: str) -> str:
        """Return the address of a role's checklist."""
        return self.of("roles", identity)

    def topic(self, identity: str) -> str:
        """Return the address of a topic's checklist."""
        return self.of("topics", identity)

    def hire_type(self, identity: str) -> str:
        """Return the address of a hire type's page."""
        return self.of("hire_types", identity)

    def source(self, identity: str) -> str:
        """Return the address of a source."""
        return self.of("sources", identity)

    def guide(self, identity: str) -> str:
        """Return the address of a question guide."""
        return self.of("guides", identity)

    def task(self, identity: str) -> str:
        """Return the address of a task, on its phase's page or on this one."""
        if self.local:
            return f"#opgave-{identity}"
        phase = self.phases.get(identity)
        return self._page("tasks", f"{f'aaret/{phase}/' if phase else 'introplan/'}#opgave-{identity}", identity)

    def article(self, identity: str) -> str:
        """Return the address of an article, on its chapter's page."""
        return self._page("articles", f"{self.chapters.get(identity, '')}/#artikel-{identity}", identity)

    def department(self, identity: str) -> str:
        """Return the address of a department's page."""
        return f"{self.base}arbejdspladser/{identity}/"

    def of(self, collection: str, identity: str) -> str:
        """Return the address of an item in any collection."""
        if collection == "tasks":
            return self.task(identity)
        if collection == "articles":
            return self.article(identity)
        return self._page(collection, ADDRESSES[collection].format(id=identity), identity)

    def _page(self, collection: str, address: str, identity: str) -> str:
        return self.base + address if identity in self.known[collection] else f"#{SPECIAL}"


def edit_address(pattern: str, origin: Origin) -> str:
    """Return where a value is edited: `{path}` and `{line}` in the pattern are filled in."""
    return pattern.replace("{path}", origin.file).replace("{line}", str(origin.line))
