"""Measures how long the departments of two municipalities take to merge, one with four times as many as the other.

They take turns; what is printed are medians in seconds, and their ratio.

usage: python tests/benchmarks/variants_bench.py FOLDER_OF_FEW FOLDER_OF_MANY [--rounds 9]
"""

import argparse
import gc
import time
from pathlib import Path
from statistics import median

from generator.handbook.content import Content
from generator.handbook.finder import find
from generator.handbook.reader import read
from generator.variants.departments import merge_departments, with_municipality


def content_of(folder: Path) -> Content:
    """Return the content of a project's folder, the municipality's differences merged in."""
    content, _faults = read(find(folder))
    return with_municipality(content)[0]


def seconds_to_merge(content: Content) -> float:
    """Merge every department, and check what each one touches; returns the seconds it took."""
    gc.collect()
    started = time.perf_counter()
    handbooks, faults = merge_departments(content)
    seconds = time.perf_counter() - started
    assert len(handbooks) == len(content.branches)
    assert not faults
    return seconds


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description="Measure how fast departments are merged.")
    parser.add_argument("few", type=Path)
    parser.add_argument("many", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    few, many = content_of(options.few), content_of(options.many)
    gc.disable()  # as the command does
    pairs = [(seconds_to_merge(few), seconds_to_merge(many)) for _ in range(options.rounds)]
    for content, seconds in zip((few, many), zip(*pairs, strict=True), strict=True):
        print(f"merging {len(content.branches)} departments".ljust(48) + f"{median(seconds):6.3f}")
    print("many : few".ljust(48) + f"{median(large / small for small, large in pairs):6.2f}", flush=True)


if __name__ == "__main__":
    main()
