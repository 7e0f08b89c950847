"""What the register of classified matters asks for."""

from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.secrecy.models import OfflineClassifiedItem
from canmou.kernel.ui.fields import Chosen, choice, day, named_sections, text


class RegisterForm(forms.Form):
    """A matter: nothing of it but that it exists."""

    ledger_no = text("线下台账流水号", 13, help_text="字母、年份和顺序号，如 X2024-003，不含任何意思")
    registered_on = day("登记日期")
    handling_office = Chosen("承办处室")
    item_kind = choice("事项类别", OfflineClassifiedItem.ItemKind.choices)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["registered_on"].initial = clock.today()
        self.fields["handling_office"].offer(named_sections(user.office))


class CloseForm(forms.Form):
    """When it was closed."""

    closed_on = day("办结日期")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closed_on"].initial = clock.today()


class ConfirmationForm(forms.Form):
    """The paper that opens the register."""

    document_number = text("确认书编号", 60)
    confirmed_on = day("确认日期")
