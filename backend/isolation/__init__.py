"""Isolation 隔离: each file is read in a process of its own, which may use little and touch nothing.

`python -m backend.isolation` is the zygote: the workshop loaded once, a fork for each file. Who
starts it (`articles.workflow.sandbox`) trusts neither the children nor what they answer.
"""

WORK = "backend.pipeline:page_from_bytes"
"""What a child does with a file, (name, bytes) -> PageDraft: the one place that says it."""
