"""Addresses of an organisation's data: codes of rows, never anything about a person."""

from django.urls import path

from acts.web.registers import (
    conflict_views,
    erasure_views,
    file_views,
    name_views,
    row_views,
    upload_views,
    views,
)

__all__ = ["urlpatterns"]

urlpatterns = [
    path("", views.registers, name="registers"),
    path("check/", views.check, name="register_check"),
    path("upload/", upload_views.upload, name="register_upload"),
    path("upload/<str:token>/", upload_views.review, name="register_review"),
    path("conflicts/", conflict_views.conflicts, name="register_conflicts"),
    path("names/", name_views.names, name="names"),
    path("form.xlsx", file_views.form, name="register_form"),
    path("data.yaml", file_views.as_text, name="register_yaml"),
    path("words.xlsx", file_views.words, name="names_sheet"),
    path("table/<str:table>/", views.register, name="register"),
    path("table/<str:table>/new/", row_views.new, name="register_new"),
    path("table/<str:table>/<str:code>/", row_views.row, name="register_row"),
    path("table/<str:table>/<str:code>/use/", row_views.use, name="register_use"),
    path("table/<str:table>/<str:code>/erase/", erasure_views.erasure, name="register_erase"),
]
