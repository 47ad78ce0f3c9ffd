"""The collections of the handbook: their names, their models and the files they are read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from generator.handbook.item import Item, attributes
from generator.handbook.knowledge import Article, Figure, Programme, Question, SectorTheme, Term
from generator.handbook.leaving import ExitArea, ExitClosing, ExitStage
from generator.handbook.models import (
    Area,
    Department,
    FocusArea,
    Guide,
    Hire,
    HireType,
    Ladder,
    Message,
    Organisation,
    Phase,
    Role,
    Source,
    Task,
    Topic,
)
from generator.handbook.wellbeing import ActionCard, Checklist, Contributor, Direction, MapField, Theme, Workshop


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
            Kind("articles", Article, "articles/*.yml"),
            Kind("programmes", Programme, "programmes.yml"),
            Kind("questions", Question, "questions.yml"),
            Kind("terms", Term, "glossary.yml"),
            Kind("figures", Figure, "sector_change/figures.yml"),
            Kind("sector_themes", SectorTheme, "sector_change/themes.yml"),
            Kind("themes", Theme, "wellbeing/themes.yml"),
            Kind("directions", Direction, "wellbeing/directions.yml"),
            Kind("map_fields", MapField, "wellbeing/map.yml"),
            Kind("cards", ActionCard, "wellbeing/cards.yml"),
            Kind("workshops", Workshop, "wellbeing/workshops.yml"),
            Kind("contributors", Contributor, "wellbeing/contributors.yml"),
            Kind("checklists", Checklist, "wellbeing/checklists.yml"),
            Kind("exit_stages", ExitStage, "exit/stages.yml"),
            Kind("exit_areas", ExitArea, "exit/areas.yml"),
            Kind("exit_closing", ExitClosing, "exit/closing.yml"),
            Kind("sources", Source, "sources.yml"),
        )
    }
)

NAMES: Mapping[type[Item], str] = MappingProxyType({kind.model: kind.name for kind in KINDS.values()})


@cache
def field_names() -> frozenset[str]:
    """Return the names in YAML of the fields that items, departments, hires and the organisation have."""
    models = (*NAMES, Department, Hire, Organisation)
    return frozenset(key for model in models for key in attributes(model))
