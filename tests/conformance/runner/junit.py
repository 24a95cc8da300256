"""Writes a run as a JUnit report, the form in which test runners tell tools what they did."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from .suite import Failure, Report


def write_junit(file: Path, report: Report, failures: Iterable[Failure]) -> None:
    """One test case for each case in each language, with its time; a failure that belongs to none is a case of its own."""
    why = {(failure.case, failure.language): failure.why for failure in failures}
    suite = ElementTree.Element("testsuite", name="conformance")
    for (case, language), seconds in {**dict.fromkeys(why, 0.0), **report.seconds}.items():
        test = ElementTree.SubElement(suite, "testcase", name=f"{case} [{language}]", time=f"{seconds:.3f}")
        if (case, language) in why:
            ElementTree.SubElement(test, "failure", message=why[case, language])
    file.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(suite).write(file, encoding="utf-8", xml_declaration=True)
