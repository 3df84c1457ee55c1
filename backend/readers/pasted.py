"""Pasted text 粘贴的文字: where a format marks paragraphs, lines that were wrapped before they came in."""

from dataclasses import replace

from backend.chinese.punctuation import ends_sentence, width
from backend.source import Line, Mark

NARROWEST = 10.0
"""Characters; the narrowest column that text is pasted from."""
LEAST_OPEN = 4
"""Lines that stop inside a sentence; three may be a kicker, a title and a subtitle."""
RAGGED = 3.0
"""Characters by which the full lines of one column differ: an indent, a mark that moved."""
OVER = 2.2
"""Characters by which a line may stand over its column: 。” may both hang."""


def with_columns(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Tell plain lines the column that they were wrapped at; whole paragraphs are left alone.

    Wrapped lines stop inside a sentence, are about equally long, and no line is longer than they are.
    """
    texts = [line.text.strip() for line in lines if line.mark is Mark.PLAIN]
    widths = [(width(text), ends_sentence(text)) for text in texts]
    full = sorted(wide for wide, ended in widths if wide >= NARROWEST and not ended)
    if len(full) < max(LEAST_OPEN, sum(wide >= NARROWEST for wide, _ in widths) / 2):
        return lines
    column = full[-max(1, len(full) // 4)]
    reaching = sum(abs(wide - column) <= RAGGED for wide in full)
    longest = max(wide for wide, _ in widths)
    if reaching < len(full) * 0.75 or longest > column + OVER:
        return lines
    return tuple(
        replace(line, column=column) if line.mark is Mark.PLAIN else line for line in lines
    )
