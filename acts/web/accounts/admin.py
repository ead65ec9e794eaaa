"""Management of accounts: invite, give positions and organisations, close."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import admin as _of_django  # noqa: F401 – it registers groups
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from acts.organization import Organization
from acts.web.accounts.models import Account, Invitation
from acts.web.accounts.positions import POSITIONS
from acts.web.workspace import workspace

__all__ = ["AccountAdmin"]


_KEEPER = "administrator"


class _AccountForm(forms.ModelForm):  # type: ignore[type-arg]  # no generic at run time
    positions = forms.MultipleChoiceField(
        label="Должности за столом",
        choices=[(one.code, one.title) for one in POSITIONS],
        widget=forms.CheckboxSelectMultiple,
    )
    organizations = forms.MultipleChoiceField(
        label="Организации", required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Account
        fields = ("code", "title", "positions", "organizations", "everywhere", "is_active")
        help_texts: ClassVar[dict[str, str]] = {
            "code": "По нему входят и под ним видны записи в журнале. Латинские буквы, цифры, "
            "точка, дефис: например, zavuch.mayak.",
            "everywhere": "Для тех, кто отвечает за весь муниципалитет; школы выше тогда не нужны.",
            "is_active": "Снимите, когда человек уходит: войти он не сможет, а его записи в "
            "журнале останутся.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organizations"]
        assert isinstance(field, forms.MultipleChoiceField)
        known = tuple(workspace().store.organizations())
        names = [one.short_name for one in known]
        field.choices = [
            (one.id, _told_apart(one) if names.count(one.short_name) > 1 else one.short_name)
            for one in known
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse to leave the desk without anybody who manages its accounts."""
        cleaned = super().clean() or self.cleaned_data
        stays = cleaned.get("is_active") and _KEEPER in cleaned.get("positions", ())
        if self.instance.pk and self.instance.is_staff and not stays:
            others = Account.objects.filter(is_staff=True, is_active=True)
            if not others.exclude(pk=self.instance.pk).exists():
                raise forms.ValidationError(
                    "Это последняя учётная запись администратора: без неё никто не сможет "
                    "приглашать людей. Сначала назначьте администратором другого.",
                    code="last-administrator",
                )
        return cleaned


def _told_apart(organization: Organization) -> str:
    return f"{organization.short_name} ({organization.id})"


# What an account may do follows from its positions; groups of Django's own decide nothing here.
admin.site.unregister(Group)
admin.site.site_header = admin.site.site_title = "acts: учётные записи"
admin.site.enable_nav_sidebar = False  # there is one list


@admin.register(Account)
class AccountAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """Accounts; a password is never set here, only by the invited person."""

    form = _AccountForm
    list_display = ("code", "title", "held", "everywhere", "is_active")
    search_fields = ("code", "title")
    actions = ("invite",)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Let the list be asked about what it shows: by guesses a digest could be read out."""
        del value, request
        return lookup.partition("__")[0] in self.list_display

    # Django puts the name of a model into its sentences without declining it.
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """List the accounts."""
        titled = {"title": "Учётные записи", **(extra_context or {})}
        return super().changelist_view(request, titled)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show one account, or ask for a new one."""
        title = "Учётная запись" if object_id else "Новая учётная запись"
        titled = {
            "title": title,
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
            **(extra_context or {}),
        }
        return super().changeform_view(request, object_id, form_url, titled)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: the journal names accounts, and another person must not get a known name."""
        del request, obj
        return False

    @admin.display(description="должности за столом")
    def held(self, account: Account) -> str:
        """Name the positions in words."""
        return account.position_titles

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Keep the code of an account: the journal names it, and it never means another person."""
        del request
        return ("code",) if obj is not None else ()

    def save_model(self, request: HttpRequest, obj: Account, form: Any, change: bool) -> None:
        """Save; a new account gets a link, an account's rights follow from its positions."""
        obj.is_staff = obj.is_superuser = _KEEPER in obj.positions
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change:
            self._tell(request, obj)

    # Django's own «был успешно добавлен» takes every account for a man.
    def response_add(
        self, request: HttpRequest, obj: Account, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Say that the account is there."""
        del post_url_continue
        messages.success(request, f"Учётная запись «{obj.code}» создана.")
        return self.response_post_save_add(request, obj)

    def response_change(self, request: HttpRequest, obj: Account) -> HttpResponse:
        """Say that the account was changed."""
        messages.success(request, f"Учётная запись «{obj.code}» изменена.")
        return self.response_post_save_change(request, obj)

    @admin.action(description="Пригласить заново (новая ссылка)")
    def invite(self, request: HttpRequest, queryset: Any) -> None:
        """Give new links to the chosen accounts."""
        for account in queryset:
            self._tell(request, account)

    def _tell(self, request: HttpRequest, account: Account) -> None:
        token = Invitation.issue(account, moment=workspace().moment())
        link = request.build_absolute_uri(reverse("accept", args=[token]))
        text = (
            f"Передайте эту ссылку тому, чья учётная запись – {account.code}: по ней выбирают "
            f"пароль. Она действует 7 дней и один раз: {link}"
        )
        messages.warning(request, text)
        # Whoever gives a link may use it: that they gave one stays known.
        self.log_change(request, account, "Дана ссылка, по которой выбирают пароль.")
