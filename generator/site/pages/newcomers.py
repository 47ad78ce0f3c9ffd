"""Who are you welcoming: one page for each hire type, with what is special."""

from collections.abc import Iterator

from generator.handbook.audience import applies, with_ancestors
from generator.handbook.entries import Entry
from generator.handbook.models import HireType, Message, Task
from generator.i18n import gettext as _
from generator.site.model import SiteModel
from generator.site.page import Crumb, Late, Page, body, first_sentence, heading
from generator.site.pages.parts import Entrance, home, links, only, phase_sections, prose, undated_title
from generator.text.plain import to_plain


def pages(model: SiteModel) -> Iterator[Page]:
    """Yield the overview of the hire types and a page for each."""
    yield _overview(model)
    yield from (_hire_type(model, kind) for kind in model.handbook.of(HireType).values())


def _title() -> str:
    return _("Who are you welcoming?")


def _overview(model: SiteModel) -> Page:
    to = model.links("../")
    description = _(
        "A new leader, an intern and a colleague back from leave need different things. Choose the one you expect."
    )
    kinds = [
        Entrance(kind.item.title, to.hire_type(kind.item.id), first_sentence(to_plain(kind.item.text)), kind.item.icon)
        for kind in model.handbook.of(HireType).values()
    ]
    return Page(
        "hvem/index.md", _title(), description, body([f"# {_title()}", description, links(kinds)]), (home("../"),)
    )


def _hire_type(model: SiteModel, kind: Entry[HireType]) -> Page:
    types = with_ancestors((kind.item.id,), model.handbook.of(HireType))
    return Page(
        path=f"hvem/{kind.item.id}.md",
        title=kind.item.title,
        description=first_sentence(to_plain(kind.item.text)),
        body=body([heading(1, kind.item.title, "titel"), prose(kind.item.text), *_sections(model, frozenset(types))]),
        crumbs=(home("../../"), Crumb(_title(), "../")),
        edit=model.edit(kind),
        owner=kind.item.owner or "",
    )


def _sections(model: SiteModel, types: frozenset[str]) -> Iterator[str | Late]:
    to, fragments = model.links("../../"), model.fragments("../../")
    tasks = model.handbook.of(Task).values()
    own = [task for task in tasks if task.item.for_ and applies(task.item, types)]
    if own:
        yield heading(2, _("Special for this newcomer"), "saerligt")
        yield from phase_sections(only(model.groups, own), fragments, model.handbook, level=3, prefix="saerligt-")
    messages = [mail.item for mail in model.handbook.of(Message).values() if applies(mail.item, types)]
    if messages:
        yield heading(2, _("Mails on the way"), "mails")
        yield links(Entrance(mail.title, to.of("messages", mail.id), mail.due.words) for mail in messages)
    left_out = [task.item for task in tasks if types.intersection(task.item.not_for)]
    if left_out:
        yield heading(2, _("Not needed"), "ikke")
        yield links(Entrance(task.title, to.task(task.id)) for task in left_out)
    yield heading(2, _("The rest of the plan"), "resten")
    common = [task for task in tasks if not task.item.for_ and applies(task.item, types)]
    for phase, some in only(model.groups, common):
        if some:
            name = phase.item.title if phase else undated_title()
            yield heading(3, name, f"resten-{phase.item.id if phase else 'loebende'}")
            yield links(Entrance(task.item.title, to.task(task.item.id), task.item.due.words) for task in some)
