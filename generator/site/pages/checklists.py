"""The checklists: by topic, and by role ("Du er mentor")."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.handbook.entries import Entry
from generator.handbook.models import Area, Message, Role, Task, Topic
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Crumb, Late, Page, body, first_sentence, heading
from generator.site.pages.parts import Entrance, home, links, only, phase_sections, prose
from generator.text.plain import to_plain


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the overview of the checklists, then one for each topic and for each role."""
    yield _overview(model)
    yield from (_topic(model, topic) for topic in model.handbook.of(Topic).values())
    yield from (_role(model, role) for role in model.handbook.of(Role).values())


def _title() -> str:
    return _("Checklists")


def _overview(model: SiteModel) -> Page:
    to = model.links("../")
    description = _("The same tasks, sorted by who you are and by what they are about.")
    roles = [
        Entrance(role.item.heading, to.role(role.item.id), first_sentence(to_plain(role.item.text)))
        for role in model.handbook.of(Role).values()
    ]
    parts = [f"# {_title()}", description, heading(2, _("By role"), "roller"), links(roles)]
    parts.append(heading(2, _("By topic"), "emner"))
    for area in model.handbook.of(Area).values():
        parts += [
            heading(3, area.item.title, f"omraade-{area.item.id}"),
            prose(area.item.text),
            _topics_of(model, area),
        ]
    return Page("tjeklister/index.md", _title(), description, body(parts), (home("../"),))


def _topics_of(model: SiteModel, area: Entry[Area]) -> Markup:
    to = model.links("../")
    topics = (topic.item for topic in model.handbook.of(Topic).values() if topic.item.area == area.item.id)
    return links(Entrance(topic.title, to.topic(topic.id), first_sentence(to_plain(topic.text))) for topic in topics)


def _topic(model: SiteModel, topic: Entry[Topic]) -> Page:
    tasks = [task for task in model.handbook.of(Task).values() if task.item.topic == topic.item.id]
    sections = phase_sections(only(model.groups, tasks), model.fragments("../../../"), model.handbook)
    return Page(
        path=f"tjeklister/emner/{topic.item.id}.md",
        title=topic.item.title,
        description=first_sentence(to_plain(topic.item.text)),
        body=body([heading(1, topic.item.title, "titel"), prose(topic.item.text), *sections]),
        crumbs=(home("../../../"), Crumb(_title(), "../../")),
        edit=model.edit(topic),
        owner=topic.item.owner or "",
    )


def _role(model: SiteModel, role: Entry[Role]) -> Page:
    return Page(
        path=f"tjeklister/roller/{role.item.id}.md",
        title=role.item.heading,
        description=first_sentence(to_plain(role.item.text)),
        body=body([heading(1, role.item.heading, "titel"), prose(role.item.text), *_parts_of(model, role.item.id)]),
        crumbs=(home("../../../"), Crumb(_title(), "../../")),
        edit=model.edit(role),
        owner=role.item.owner or "",
    )


def _parts_of(model: SiteModel, role: str) -> Iterator[str | Late]:
    tasks = model.handbook.of(Task).values()
    fragments = model.fragments("../../../")
    own = [task for task in tasks if task.item.responsible == role]
    if own:
        yield heading(2, _("You are responsible for"), "ansvar")
        yield from phase_sections(only(model.groups, own), fragments, model.handbook, level=3, prefix="ansvar-")
    shared = [task for task in tasks if role in task.item.involves]
    if shared:
        yield heading(2, _("You take part in"), "deltager")
        yield from phase_sections(only(model.groups, shared), fragments, model.handbook, level=3, prefix="deltager-")
    messages = [message for message in model.handbook.of(Message).values() if message.item.from_ == role]
    if messages:
        to = model.links("../../../")
        yield heading(2, _("You send"), "mails")
        yield links(
            Entrance(mail.item.title, to.of("messages", mail.item.id), mail.item.due.words) for mail in messages
        )
