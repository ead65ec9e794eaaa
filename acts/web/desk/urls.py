"""Addresses of a school's desk."""

from django.urls import path

from acts.web.desk import occurrences, proofs, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("", views.desk, name="desk"),
    path("year/", views.year, name="year"),
    path("item/<str:item>/<str:period>/", occurrences.occurrence, name="occurrence"),
    path(
        "item/<str:item>/<str:period>/paper/<int:seq>/",
        proofs.occurrence_paper,
        name="occurrence_paper",
    ),
]
