"""Makes the handbook of one municipality into that of another: what is common stays, and what is its own goes."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.authoring.choices import DEPARTMENTS
from generator.authoring.own_file import own_file, path_of
from generator.authoring.register import Register
from generator.authoring.settings import leading_comment, value_of, with_value
from generator.handbook.finder import DEPARTMENTS as DEPARTMENTS_FOLDER
from generator.handbook.finder import HIRES, MUNICIPALITY, ORGANISATION, arrange
from generator.handbook.handbook import Handbook
from generator.i18n import gettext as _
from generator.variants.project import Project, judge

SITE_CONFIG = "site_config.yml"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """The organisation that takes the handbook over: `values` are those of its file by key; the others are addresses.

    Without an `edit_url` no page leads to where its text is edited.
    """

    values: Mapping[str, str]
    site_url: str
    edit_url: str

    @property
    def name(self) -> str:
        """What it is called."""
        return self.values["name"]


@dataclass(frozen=True, slots=True)
class Renewal:
    """The bytes of the files to write and the files to delete, by their paths, and where links now lead elsewhere."""

    written: Mapping[str, bytes]
    deleted: tuple[str, ...]
    links: tuple[str, ...]


def renewal(project: Project, config: str, newcomer: Newcomer, register: Register) -> Renewal:
    """Return what is to be done; raises `UsageError` when a file is not written as it must be."""
    files = {name: data.decode("utf-8-sig") for name, data in project.found.files.items()}
    own = (f"{DEPARTMENTS_FOLDER}/", f"{HIRES}/")
    deleted = [name for name in files if name.startswith(own)]
    kept = {name: text for name, text in files.items() if not name.startswith(own)}
    organisation = kept[ORGANISATION]
    old_name, old_intranet = (value_of(organisation, key) for key in ("name", "intranet"))
    for key, value in newcomer.values.items():
        organisation = with_value(organisation, key, value, ORGANISATION)
    written = {ORGANISATION: organisation, SITE_CONFIG: _site_config(config, old_name, newcomer)}
    if MUNICIPALITY in kept:
        written[MUNICIPALITY] = leading_comment(kept[MUNICIPALITY]).replace(old_name, newcomer.name)
    links = _links(kept, old_intranet, newcomer.values["intranet"])
    written = {**links, **written}
    common = {name: (written.get(name) or text).encode() for name, text in kept.items()}
    written |= _departments(register, judge(arrange(common)).content.base)
    places = [place for name, text in links.items() if name != ORGANISATION for place in _places(name, text, newcomer)]
    return Renewal({name: text.encode() for name, text in written.items()}, tuple(deleted), tuple(places))


def _site_config(text: str, old_name: str, newcomer: Newcomer) -> str:
    name = value_of(text, "site_name").replace(old_name, newcomer.name)
    if newcomer.name not in name:
        name = _("Introduction handbook – {organisation}").format(organisation=newcomer.name)
    text = with_value(text, "site_name", name, SITE_CONFIG)
    text = with_value(text, "site_url", newcomer.site_url, SITE_CONFIG)
    about = value_of(text, "site_description")
    if old_name in about:
        text = with_value(text, "site_description", about.replace(old_name, newcomer.name), SITE_CONFIG)
    if newcomer.edit_url or value_of(text, "handbook/edit_url"):
        text = with_value(text, "handbook/edit_url", newcomer.edit_url, SITE_CONFIG)
    return text


def _links(kept: Mapping[str, str], old: str, new: str) -> Mapping[str, str]:
    """Return the files that hold links to the old intranet, with links to the new one."""
    before, after = old.rstrip("/") + "/", new.rstrip("/") + "/"
    return {name: text.replace(before, after) for name, text in kept.items() if before in text}


def _places(name: str, text: str, newcomer: Newcomer) -> list[str]:
    prefix = newcomer.values["intranet"].rstrip("/") + "/"
    lines = enumerate(text.split("\n"), start=1)
    return [f"{name}:{number}" for number, line in lines if prefix in line]


def _departments(register: Register, base: Handbook) -> Mapping[str, str]:
    """Return the files of the departments, with examples of other departments of the list."""
    files: dict[str, str] = {}
    for identity, values in register.departments.items():
        other = next((name for name in register.departments if name != identity), None)
        files[path_of(DEPARTMENTS, identity)] = own_file(DEPARTMENTS, values, base, other)
    return files
