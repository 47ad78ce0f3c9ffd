"""Makes the storkommune: a made-up municipality with as many departments as one likes, to measure on.

The common handbook is the real one with tasks added up to a number; each department adds, changes and removes
some. The same numbers and seed give the same files.

usage: python tests/benchmarks/storkommune.py FOLDER [--departments 1000] [--tasks 300] [--seed 1]
"""

import argparse
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
SHARED = ("content", "overrides", "site_config.yml")

ADDED, CHANGED, REMOVED = 3, 4, 1

Task = Mapping[str, Any]
Department = Mapping[str, Any]

LEVELS = (
    ("Forvaltningen for", "forvaltning"),
    ("Center for", "center"),
    ("Enheden for", "enhed"),
)
FIELDS = ("børn og unge", "sundhed", "byudvikling", "kultur", "arbejdsmarked", "ældre", "natur og klima", "skoler")
PLACES = ("Bakkegården", "Engholm", "Lindely", "Søbredden", "Kornvænget", "Fyrrelunden", "Åparken", "Møllehøj")
VERBS = ("Vis", "Gennemgå", "Aftal", "Bestil", "Følg op på", "Forklar", "Book", "Skriv om")
THINGS = (
    "nøgler og alarmer",
    "de faste møder",
    "vagtplanen",
    "journalen",
    "brandøvelsen",
    "køkkenet og pauserne",
    "arbejdsgangene",
    "adgangen til fagsystemet",
    "sparring med en kollega",
    "de uskrevne regler",
    "mødet med borgerne",
    "telefoner og vagter",
)
DUES = (
    "senest 5 arbejdsdage før start",
    "dagen før start",
    "første arbejdsdag",
    "fredag i første uge",
    "i uge 2",
    "2 uger efter start",
    "1 måned efter start",
    "2-3 måneder efter start",
    "6 måneder efter start",
    "løbende",
)
REASONS = ("Vi har ikke den ordning her.", "Det klarer centret for os.", "Opgaven hører til på rådhuset.")


@dataclass(frozen=True, slots=True)
class Municipality:
    """The common tasks, those of them that are made up, and every department's file by id, parents first."""

    tasks: Sequence[Task]
    made_up: Sequence[Task]
    departments: Mapping[str, Department]

    def line(self, identity: str) -> list[Department]:
        """Return a department and its ancestors, the root first."""
        department = self.departments[identity]
        parent = department.get("parent")
        return [*(self.line(parent) if parent else ()), department]

    def merged(self, identity: str) -> list[Task]:
        """Return the tasks that hold in a department."""
        tasks = {task["id"]: task for task in self.tasks}
        for department in self.line(identity):
            for removal in department["remove"]["tasks"]:
                del tasks[removal["id"]]
            for change in department["change"]["tasks"]:
                tasks[change["id"]] = {**tasks[change["id"]], **change}
            tasks.update((task["id"], task) for task in department["add"]["tasks"])
        return list(tasks.values())


def make(departments: int, tasks: int = 300, seed: int = 1, content: Path = ROOT / "content") -> Municipality:
    """Make up a municipality around the common handbook in a content folder."""
    real = [task for path in sorted(content.glob("tasks/*.yml")) for task in _read(path)]
    roles = ["naermeste-leder", "kontaktperson", "kolleger"]
    topics = [topic["id"] for topic in _read(content / "topics.yml")]
    writer = _Writer(Random(seed), roles, topics)
    made_up = [writer.task(f"faelles-{number:03}") for number in range(1, tasks - len(real) + 1)]
    common = [*real, *made_up]
    cards = content / "wellbeing" / "cards.yml"
    free = _free_tasks(common, _read(cards) if cards.exists() else ())
    files: dict[str, Department] = {}
    for identity, level, parent in _tree(departments):
        removed = {removal["id"] for above in _ancestors(files, parent) for removal in above["remove"]["tasks"]}
        files[identity] = writer.department(identity, level, parent, [task for task in free if task not in removed])
    return Municipality(common, made_up, files)


def _read(path: Path) -> list[Any]:
    with path.open(encoding="utf-8") as file:
        return list(yaml.load(file, yaml.CBaseLoader))  # noqa: S506 - this loader makes nothing but text


def _free_tasks(tasks: Sequence[Task], cards: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the ids of the tasks that a department may touch: not locked, and not named by another item."""
    named = {identity for task in tasks for identity in task.get("covers", ())}
    named |= {identity for card in cards for identity in card.get("plan", ())}
    return [task["id"] for task in tasks if "locked" not in task and task["id"] not in named]


def _tree(departments: int) -> Iterator[tuple[str, int, str | None]]:
    """Yield the id, level and parent of each department: one in a hundred on top, one in ten in the middle."""
    top = max(1, departments // 100)
    middle = max(1, departments // 10)
    for number in range(departments):
        level = 0 if number < top else 1 if number < top + middle else 2
        above = (None, f"{LEVELS[0][1]}-{number % top:04}", f"{LEVELS[1][1]}-{top + number % middle:04}")
        yield f"{LEVELS[level][1]}-{number:04}", level, above[level]


def _ancestors(departments: Mapping[str, Department], parent: str | None) -> Iterator[Department]:
    while parent is not None:
        yield departments[parent]
        parent = departments[parent].get("parent")


@dataclass(frozen=True, slots=True)
class _Writer:
    random: Random
    roles: Sequence[str]
    topics: Sequence[str]

    def task(self, identity: str) -> Task:
        return {
            "id": identity,
            "title": f"{self.random.choice(VERBS)} {self.random.choice(THINGS)}",
            "text": self.text(),
            "due": self.random.choice(DUES),
            "responsible": self.random.choice(self.roles),
            "topic": self.random.choice(self.topics),
        }

    def text(self) -> str:
        first, second = self.random.sample(THINGS, 2)
        minutes = self.random.randrange(5, 120)
        return (
            f"Tag {first} først, og kom derefter ind på {second}. Sæt {minutes} minutter af til det og til spørgsmål."
        )

    def department(self, identity: str, level: int, parent: str | None, tasks: Sequence[str]) -> Department:
        *changed, removed = self.random.sample(tasks, CHANGED + REMOVED)
        number = int(identity[-4:])
        name = f"{LEVELS[level][0]} {self.random.choice(FIELDS)}, {self.random.choice(PLACES)} {number}"
        return {
            "name": name,
            **({"parent": parent} if parent else {}),
            "welcome": f"Velkommen hos os. Her er {self.random.choice(THINGS)} noget, vi er fælles om.",
            "contacts": [{"function": "Sekretariatet", "help": "Hverdagens spørgsmål", "phone": f"12 34 {number:04}"}],
            "add": {"tasks": [self.task(f"{identity}-{letter}") for letter in "abc"[:ADDED]]},
            "change": {"tasks": [self.change(task) for task in changed]},
            "remove": {"tasks": [{"id": removed, "reason": self.random.choice(REASONS)}]},
        }

    def change(self, identity: str) -> Task:
        return {"id": identity, "text": self.text(), "responsible": self.random.choice(self.roles)}


def write(municipality: Municipality, folder: Path) -> None:
    """Write the municipality as a project's folder, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in SHARED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("departments", "hires"))
        else:
            shutil.copy(source, folder)
    _allow_busy_weeks(folder / "content" / "organisation.yml")
    _dump(municipality.made_up, folder / "content" / "tasks" / "storkommune.yml")
    (folder / "content" / "departments").mkdir()
    for identity, department in municipality.departments.items():
        _dump(department, folder / "content" / "departments" / f"{identity}.yml")


def _allow_busy_weeks(organisation: Path) -> None:
    """Raise the limits of a week, which made-up tasks with made-up days would break everywhere."""
    values = yaml.load(organisation.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - text only
    _dump({**values, "workload": {"tasks": "100", "hours": "60"}}, organisation)


def _dump(value: object, path: Path) -> None:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a municipality where the command line says."""
    parser = argparse.ArgumentParser(description="Write a made-up municipality.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--departments", type=int, default=1000)
    parser.add_argument("--tasks", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(make(options.departments, options.tasks, options.seed), options.folder)


if __name__ == "__main__":
    main()
