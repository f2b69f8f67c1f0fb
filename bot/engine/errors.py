"""The two kinds of trouble the engine reports: bad data, shown to editors; bad calls, shown to us."""


class MatrixError(Exception):
    """A data file is wrong. The text names file, entry, field and the mend."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class UnknownArea(Exception):
    """No pack with that area id is loaded."""
