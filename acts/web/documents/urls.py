"""Addresses of acts: codes of kinds, periods and rows, never anything about a person."""

from django.urls import path

from acts.web.documents import drafts, files, lists, papers, steps, takes, views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("", lists.acts, name="acts"),
    path("new/", drafts.act_new, name="act_new"),
    path("paper/", papers.paper_new, name="paper_new"),
    path("<str:act>/", views.act, name="act"),
    path("<str:act>/step/", steps.act_step, name="act_step"),
    path("<str:act>/file/", files.act_file, name="act_file"),
    path("<str:act>/pdf/", files.act_pdf, name="act_pdf"),
    path("<str:act>/take/", takes.act_take, name="act_take"),
    path("<str:act>/take/<str:token>/", takes.act_taken, name="act_taken"),
]
