"""The pages as Django knows them."""

from django.apps import AppConfig

__all__ = ["WebConfig"]


class WebConfig(AppConfig):
    """Templates and static files of all pages."""

    name = "acts.web"
    label = "web"
