"""Sending one mail by the office's SMTP server."""

import smtplib

from django.core.mail import EmailMessage


class MailFailed(Exception):
    """A mail was not taken. `final`: trying again will not help. `down`: no message gets through now."""

    def __init__(self, message: str, final: bool = False, down: bool = False) -> None:
        super().__init__(message)
        self.final, self.down = final, down


def post(to: str, subject: str, text: str) -> None:
    """Send one plain mail. Raises `MailFailed` with a reason that holds nothing of the mail."""
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    try:
        EmailMessage(subject, text, to=[to], headers=headers).send()
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        raise MailFailed(f"邮件服务器不接受这个收件地址（{code}）", final=code >= 500) from error
    except smtplib.SMTPAuthenticationError as error:
        raise MailFailed("邮件服务器不接受系统的用户名和口令", down=True) from error
    except smtplib.SMTPResponseException as error:
        raise MailFailed(f"邮件服务器没有接受（{error.smtp_code}）") from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailFailed(f"连接不上邮件服务器（{type(error).__name__}）", down=True) from error
