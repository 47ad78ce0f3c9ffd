"""Where each thing in the handbook has its page."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from generator.handbook.entries import Origin

SPECIAL = "saerligt-hos-os"


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of things, relative to one page.

    `base` leads from that page to the site's root ("../../"). `phases` tells in which phase a task stands.
    With `local` set the page holds every task itself. Something with no page of its own, because a department
    added it, is explained where the department's page tells what is special there.
    """

    base: str
    known: Mapping[str, Container[str]]
    phases: Mapping[str, str]
    local: bool = False

    def phase(self, identity: str) -> str:
        """Return the address of a phase's page."""
        return self._page("phases", f"aaret/{identity}/", identity)

    def focus(self, identity: str) -> str:
        """Return the address of a focus point's page."""
        return self._page("focus_areas", f"fokuspunkter/{identity}/", identity)

    def role(self, identity: str) -> str:
        """Return the address of a role's checklist."""
        return self._page("roles", f"tjeklister/roller/{identity}/", identity)

    def topic(self, identity: str) -> str:
        """Return the address of a topic's checklist."""
        return self._page("topics", f"tjeklister/emner/{identity}/", identity)

    def hire_type(self, identity: str) -> str:
        """Return the address of a hire type's page."""
        return self._page("hire_types", f"hvem/{identity}/", identity)

    def message(self, identity: str) -> str:
        """Return the address of a message."""
        return self._page("messages", f"mails/#mail-{identity}", identity)

    def source(self, identity: str) -> str:
        """Return the address of a source."""
        return self._page("sources", f"kilder/#kilde-{identity}", identity)

    def area(self, identity: str) -> str:
        """Return the address of an area's topics."""
        return self._page("areas", f"tjeklister/#omraade-{identity}", identity)

    def task(self, identity: str) -> str:
        """Return the address of a task, on its phase's page or on this one."""
        if self.local:
            return f"#opgave-{identity}"
        phase = self.phases.get(identity)
        return self._page("tasks", f"{f'aaret/{phase}/' if phase else 'introplan/'}#opgave-{identity}", identity)

    def department(self, identity: str) -> str:
        """Return the address of a department's page."""
        return f"{self.base}arbejdspladser/{identity}/"

    def of(self, collection: str, identity: str) -> str:
        """Return the address of an item in any collection; some only stand on printed plans and have no page."""
        address = {
            "phases": self.phase,
            "focus_areas": self.focus,
            "roles": self.role,
            "hire_types": self.hire_type,
            "areas": self.area,
            "topics": self.topic,
            "tasks": self.task,
            "messages": self.message,
            "sources": self.source,
        }
        if collection not in address:
            return f"#{SPECIAL}"
        return address[collection](identity)

    def _page(self, collection: str, address: str, identity: str) -> str:
        return self.base + address if identity in self.known[collection] else f"#{SPECIAL}"


def edit_address(pattern: str, origin: Origin) -> str:
    """Return where a value is edited: `{path}` and `{line}` in the pattern are filled in."""
    return pattern.replace("{path}", origin.file).replace("{line}", str(origin.line))
