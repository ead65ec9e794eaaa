"""Addresses of the journal: of everything an account sees, and of one organisation."""

from django.urls import path

from acts.web.audit import views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("audit/", views.whole, name="audit"),
    path("audit/export/", views.whole_export, name="audit_export"),
    path("audit/verify/", views.verification, name="audit_verify"),
    path("o/<str:organization>/journal/", views.of_one, name="journal"),
    path("o/<str:organization>/journal/export/", views.of_one_export, name="journal_export"),
]
