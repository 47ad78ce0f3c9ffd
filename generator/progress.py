"""Tells what is being done: a moving line on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

Step = Callable[[str], None]


@contextmanager
def progress(console: Console) -> Iterator[Step]:
    """Yield a function that is called with the words for each step as it begins."""
    if not console.is_terminal:
        yield lambda words: console.print(f"{words} …", highlight=False)
        return
    with console.status("") as status:
        yield lambda words: status.update(f"{words} …")
