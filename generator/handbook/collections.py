"""The collections of the handbook: their names, their models and the files they are read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.handbook.item import Item
from generator.handbook.models import (
    Area,
    FocusArea,
    Guide,
    HireType,
    Ladder,
    Message,
    Phase,
    Role,
    Source,
    Task,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One collection: `pattern` matches its files below content/."""

    name: str
    model: type[Item]
    pattern: str


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("phases", Phase, "phases.yml"),
            Kind("focus_areas", FocusArea, "focus_areas.yml"),
            Kind("roles", Role, "roles.yml"),
            Kind("hire_types", HireType, "hire_types.yml"),
            Kind("areas", Area, "areas.yml"),
            Kind("topics", Topic, "topics.yml"),
            Kind("tasks", Task, "tasks/*.yml"),
            Kind("messages", Message, "messages.yml"),
            Kind("ladders", Ladder, "ladders.yml"),
            Kind("guides", Guide, "guides.yml"),
            Kind("sources", Source, "sources.yml"),
        )
    }
)

NAMES: Mapping[type[Item], str] = MappingProxyType({kind.model: kind.name for kind in KINDS.values()})
