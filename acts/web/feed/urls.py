"""Addresses of the calendar: the page of its owner, and the secret one for a program."""

from django.urls import path

from acts.web.feed import views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
    path("feed/<str:token>.ics", views.feed, name="feed"),
]
