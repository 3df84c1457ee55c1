"""Isolation 隔离: each file is read in a process of its own, which may use little and touch nothing.

`python -m backend.isolation` is the zygote: the workshop loaded once, a fork for each file. Who
starts it (`articles.workflow.sandbox`) trusts neither the children nor what they answer.
"""

WORK = "backend.isolation.work:work"
"""What a child does with a file: the one place that says it."""
