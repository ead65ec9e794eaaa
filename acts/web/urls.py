"""Addresses of the desk; none holds anything about a person."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from acts.web.accounts import views as accounts
from acts.web.accounts.forms import LogIn
from acts.web.home import home, nowhere

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

handler400 = "acts.web.failures.unreadable_page"
handler403 = "acts.web.failures.forbidden_page"
handler404 = "acts.web.failures.missing_page"
handler500 = "acts.web.failures.broken_page"

_ACCOUNTS = "admin:accounts_account_changelist"

urlpatterns = [
    path("", home, name="home"),
    path(
        "login/",
        login_not_required(
            auth.LoginView.as_view(template_name="accounts/login.html", authentication_form=LogIn)
        ),
        name="login",
    ),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("password/", accounts.change_password, name="password"),
    path("invite/<str:token>/", accounts.accept, name="accept"),
    path("admin/r/<path:object>/", nowhere),  # «view on site» needs what isn't installed: a 500
    # Of coming in and leaving there is one page each; the admin's own would be others.
    path("admin/login/", accounts.manage),
    path("admin/logout/", auth.LogoutView.as_view()),
    path("admin/password_change/", RedirectView.as_view(pattern_name="password")),
    path("admin/password_change/done/", nowhere),
    path("admin/", RedirectView.as_view(pattern_name=_ACCOUNTS)),
    path("admin/accounts/", RedirectView.as_view(pattern_name=_ACCOUNTS)),
    path("admin/", admin.site.urls),
    path("o/<str:organization>/data/", include("acts.web.registers.urls")),
    path("o/<str:organization>/acts/", include("acts.web.documents.urls")),
    path("o/<str:organization>/", include("acts.web.desk.urls")),
    path("matrix/", include("acts.web.matrix.urls")),
    path("", include("acts.web.audit.urls")),
    path("", include("acts.web.feed.urls")),
]
