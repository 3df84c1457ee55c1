"""What can go wrong with a file: each error carries a stable code, a sentence and the place."""


class GaokuError(Exception):
    """The parent of all errors that the workshop raises on purpose."""

    code = "error"


class UnreadableFile(GaokuError):
    """A file 文件 from which no text can be taken; `code` says which of the ways it was."""

    def __init__(self, name: str, code: str, reason: str, *, line: int | None = None) -> None:
        place = f"{name}:{line}" if line is not None else name
        super().__init__(f"{place}: {reason}")
        self.name = name
        self.code = code
        self.reason = reason
        self.line = line


class LineLost(GaokuError):
    """A source line that ended nowhere: a fault of our own, never of the page."""

    code = "line_lost"

    def __init__(self, name: str, lines: tuple[int, ...]) -> None:
        super().__init__(f"{name}: lines {', '.join(map(str, lines))} are in no field")
        self.name = name
        self.lines = lines
