"""What is wrong with a description, collected so that all of it is told at once."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One broken rule, at one place."""

    where: str  # file:line
    subject: str
    rule: str

    def __str__(self) -> str:
        return f"{self.where}: {self.subject}: {self.rule}" if self.subject else f"{self.where}: {self.rule}"


class DescriptionError(Exception):
    """The description breaks rules; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems), key=_order)
        super().__init__("\n".join(map(str, self.problems)))


def _order(problem: Problem) -> tuple[str, int, str, str]:
    file, _, line = problem.where.rpartition(":")
    return file, int(line) if line.isdigit() else 0, problem.subject, problem.rule


@dataclass(slots=True)
class Problems:
    """Collects problems and raises them together."""

    found: list[Problem] = field(default_factory=list)

    def add(self, where: str, subject: str, rule: str) -> None:
        """Notes one problem."""
        self.found.append(Problem(where, subject, rule))

    def raise_any(self) -> None:
        """Raises what was found, if anything was."""
        if self.found:
            raise DescriptionError(self.found)
