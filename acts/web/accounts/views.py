"""Coming in: by a link of an invitation, changing the password, being locked out for a while."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from acts.web.accounts.forms import ChangePassword, ChoosePassword
from acts.web.accounts.lockout import is_address_closed
from acts.web.accounts.models import Invitation, digest_of
from acts.web.workspace import account_of, workspace

__all__ = ["accept", "change_password", "locked_out", "manage"]


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person choose a password; a link used up, too old or never given says so."""
    moment = workspace().moment()
    invitation = Invitation.objects.filter(
        token_digest=digest_of(token), expires_at__gte=moment, account__is_active=True
    ).first()
    if invitation is None:
        return render(request, "accounts/expired.html", status=404)
    form = ChoosePassword(invitation.account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _used_up(invitation, form):
            return render(request, "accounts/expired.html", status=404)
        messages.success(request, "Пароль сохранён. Войдите с ним.")
        return redirect("login")
    context = {"form": form, "code": invitation.account.code}
    return render(request, "accounts/accept.html", context, status=422 if form.errors else 200)


def _used_up(invitation: Invitation, form: ChoosePassword) -> bool:
    """Set the password if nobody used the link meanwhile."""
    with transaction.atomic():
        used, _ = Invitation.objects.filter(
            pk=invitation.pk, token_digest=invitation.token_digest
        ).delete()
        if used:
            form.save()
    return bool(used)


@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Let a person change the password; other sessions of the account end."""
    account = account_of(request)
    form = ChangePassword(request, account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, "Пароль изменён.")
        return redirect("home")
    status = 422 if form.errors else 200
    return render(request, "accounts/password.html", {"form": form}, status=status)


@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """Lead to the accounts whoever may manage them; the desk has one page of logging in.

    Raises:
        PermissionDenied: The account is no administrator's.
    """
    if not account_of(request).is_staff:
        raise PermissionDenied
    asked = request.GET.get("next", "")
    known = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return redirect(asked if known else "admin:accounts_account_changelist")


def locked_out(
    request: HttpRequest, response: Any = None, *args: Any, **kwargs: Any
) -> HttpResponse:
    """Say that too many wrong passwords came; the account is let in again after a while."""
    del response, args, kwargs
    context = {"of_address": is_address_closed(request)}
    return render(request, "accounts/locked.html", context, status=429)
