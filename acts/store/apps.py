"""The store as Django knows it."""

from django.apps import AppConfig

__all__ = ["StoreConfig"]


class StoreConfig(AppConfig):
    """The one application of these settings; its label is part of every migration's name."""

    name = "acts.store"
    label = "store"
