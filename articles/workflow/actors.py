"""Who acts 经手人: a user, or nobody where a machine does it (an import by the operator)."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User

Actor = User | None


def actor(user: AbstractBaseUser | object) -> Actor:
    """Take a request's user as an actor; an anonymous one acts as nobody."""
    return user if isinstance(user, User) else None
