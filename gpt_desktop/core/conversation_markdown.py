"""A conversation as Markdown, for people and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Role


def conversation_markdown(title: str, messages: Iterable[StoredMessage], zone: tzinfo = UTC) -> str:
    """The path of a conversation: who said what, when, and with which model."""
    parts = [f"# {' '.join(title.split())}"]
    for message in messages:
        if message.role is not Role.SYSTEM and (message.content.strip() or message.attachments):
            parts += _said(message, zone)
    return "\n\n".join(parts) + "\n"


def _said(message: StoredMessage, zone: tzinfo) -> Iterator[str]:
    when = datetime.fromtimestamp(message.created, zone).strftime("%Y-%m-%d %H:%M")
    yield f"## {_speaker(message)} · {when}"
    if message.attachments:
        names = ", ".join(each.name or tr("Pasted text") for each in message.attachments)
        yield tr("Attached: {names}", names=names)
    if message.content.strip():
        yield message.content.strip()
    if message.state is MessageState.STOPPED:
        yield f"*{tr('Stopped')}*"


def _speaker(message: StoredMessage) -> str:
    if message.role is Role.USER:
        return tr("You")
    if message.edited:
        return tr("Assistant · edited by you")
    if message.receipt is None:
        return tr("Assistant")
    return tr("Assistant · {model}", model=message.receipt.model_id)
