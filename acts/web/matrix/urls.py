"""Addresses of the municipality's table."""

from django.urls import path

from acts.web.matrix import views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("", views.table, name="matrix"),
    path("years/", views.years, name="matrix_years"),
    path("export/", views.export, name="matrix_export"),
]
