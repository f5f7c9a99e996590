"""Text to token ids and back, by a folder's tokenizer.json."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tokenizers import AddedToken, Tokenizer
from tokenizers.models import Unigram

from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import TOKENIZER, ModelFolder
from gpt_desktop.core.thinking import MARK_TOKENS
from gpt_desktop.inference.damage import damaged_model

_ANY_TEXT = "a \ue000\n1"
_CONTROL_FORM = re.compile(r"<\|.+\|>")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a prompt: from the model's template, where control tokens count, or plain."""

    text: str
    from_template: bool = False


class TextTokenizer:
    """Encodes plain text as plain text: what looks like a control token stays letters."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        tokenizer.no_truncation()
        tokenizer.no_padding()
        added = tokenizer.get_added_tokens_decoder()
        # Some tokenizers do not mark all of their control tokens as such.
        tokenizer.add_special_tokens(
            [
                AddedToken(token.content, special=True, normalized=False)
                for token in added.values()
                if not token.special and _is_control(token.content)
            ]
        )
        tokenizer.encode_special_tokens = True
        controls = {
            token.content: (index, token)
            for index, token in added.items()
            if token.special or _is_control(token.content)
        }
        self._control_ids = {content: index for content, (index, _) in controls.items()}
        self._controls = _control_pattern(token for _, token in controls.values())
        self._thinking = {
            id_: text for text, id_ in self._control_ids.items() if text in MARK_TOKENS
        }
        self._id_bound = _id_bound(tokenizer)
        # Its pieces are found in a text whether or not they are control tokens.
        self._finds_controls = isinstance(tokenizer.model, Unigram)

    @property
    def vocab_size(self) -> int:
        """The largest id and one, added tokens included."""
        return self._id_bound

    def encode(self, text: str) -> list[int]:
        """Token ids of plain text; halves of surrogate pairs count as U+FFFD."""
        valid = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if self._finds_controls:
            valid = self.defused(valid)
        ids: list[int] = self._tokenizer.encode(valid, add_special_tokens=False).ids
        return ids

    def encode_pieces(self, pieces: Iterable[Piece]) -> list[int]:
        """Token ids of a rendered prompt.

        What stands between two control tokens of the template is encoded as one text, as in
        training, whichever pieces it comes from.
        """
        ids: list[int] = []
        plain: list[str] = []
        for piece in pieces:
            if not piece.from_template:
                plain.append(piece.text)
                continue
            for part in self._controls.split(piece.text):
                control = self._control_ids.get(part, self._control_ids.get(part.strip()))
                if control is None:
                    plain.append(part)
                    continue
                ids += [*self.encode("".join(plain)), control]
                plain.clear()
        return ids + self.encode("".join(plain))

    def defused(self, text: str) -> str:
        """The text with blanks between the letters of what would be control tokens."""
        return self._controls.sub(lambda match: " ".join(match.group()), text)

    def decode(self, ids: Sequence[int]) -> str:
        """Text of token ids; control tokens leave nothing, invalid UTF-8 becomes U+FFFD.

        Only the marks around a model's thinking stay.
        """
        if self._thinking.keys().isdisjoint(ids):
            text: str = self._tokenizer.decode(list(ids), skip_special_tokens=True)
            return text
        place = next(place for place, id_ in enumerate(ids) if id_ in self._thinking)
        before, after = self.decode(ids[:place]), self.decode(ids[place + 1 :])
        return before + self._thinking[ids[place]] + after

    def as_json(self) -> str:
        """The whole tokenizer in the form of tokenizer.json."""
        text: str = self._tokenizer.to_str()
        return text

    def within(self, vocab_size: int) -> TextTokenizer:
        """The same without the control tokens from this id on; their letters are plain text.

        Gemma 3's tokenizer has one for images, for which its text models have no numbers.
        """
        plain = self._tokenizer.get_vocab(with_added_tokens=False)
        if max(plain.values(), default=0) >= vocab_size:
            # Damaged; and written out, a vocabulary has a place for each id up to the largest.
            return self
        table = json.loads(self.as_json())
        table["added_tokens"] = [
            token
            for token in table["added_tokens"]
            if token["id"] < vocab_size or not token["special"]
        ]
        return TextTokenizer(Tokenizer.from_str(json.dumps(table)))

    def text_of(self, token_id: int) -> str:
        """A token as its vocabulary writes it, or ``""`` where there is none."""
        return self._tokenizer.id_to_token(token_id) or ""


def load_tokenizer(folder: ModelFolder) -> TextTokenizer:
    """Read a folder's tokenizer.

    Raises:
        UserFacingError: the file is missing or damaged.
    """
    try:
        text = read_bounded_text(folder.path / TOKENIZER)
        tokenizer = TextTokenizer(Tokenizer.from_str(text))
        tokenizer.encode(_ANY_TEXT)  # some vocabularies are found out here
    except Exception as error:  # tokenizers raises nothing more special
        why = tr(
            "The file {file} could not be read ({error}).", file=TOKENIZER, error=str(error)[:300]
        )
        raise damaged_model(folder.path.name, why) from error
    return tokenizer


def _is_control(content: str) -> bool:
    return content in MARK_TOKENS or _CONTROL_FORM.fullmatch(content) is not None


def _id_bound(tokenizer: Tokenizer) -> int:
    """The largest id and one.

    Ids may lie anywhere, whatever their number; asking for each in turn takes less time and
    memory than the table of all of them.
    """
    count = int(tokenizer.get_vocab_size(with_added_tokens=True))
    if all(tokenizer.id_to_token(id_) is not None for id_ in range(count)):
        return count
    return 1 + max(tokenizer.get_vocab(with_added_tokens=True).values())


def _control_pattern(tokens: Iterable[AddedToken]) -> re.Pattern[str]:
    """Matches control tokens, longest first, with the blanks that they swallow."""
    longest_first = sorted(tokens, key=lambda token: len(token.content), reverse=True)
    alternatives = (
        (r"\s*" if token.lstrip else "")
        + re.escape(token.content)
        + (r"\s*" if token.rstrip else "")
        for token in longest_first
    )
    return re.compile(f"({'|'.join(alternatives) or '(?!)'})")
