"""What the page "Inside a model" tells beside what it shows."""

from __future__ import annotations

from gpt_desktop.core.i18n import mark

SENTENCE = "The capital of France is"
TOKENS = mark(
    "The model does not read letters or words but tokens: pieces out of a fixed list, each with "
    "a number. ␣ is a blank. Choose one to see where the model looked from there."
)
ATTENTION = mark(
    "In each layer several heads decide for every token which of the tokens up to it flow into "
    "it, and how much. The shares add up to 100 %. The first token takes up what is looked at "
    "nowhere else, so it is not shaded. This shows where it looked, not why."
)
MAP = mark(
    "A column for each layer, a row for each head; the stronger the colour, the more it looked "
    "elsewhere than at the first token. Choose one by a click or the arrow keys."
)
HIDDEN = mark("The graph of this model does not show its attention.")
LOGITS = mark(
    "After the last token every token of the list has a number, its logit. Softmax makes "
    "probabilities of them: each is e to the power of logit divided by temperature, divided by "
    "the sum over all tokens. A low temperature favours the likeliest, a high one evens them out."
)
SAMPLING = mark(
    "One token is drawn by these probabilities and put to the end; then all of it begins anew. "
    "An answer is written this way, token by token. In conversations very unlikely tokens are "
    "left out of the draw, and repeated ones are held back a little."
)
TRAINING = mark(
    "The numbers inside were learned by guessing the next token of very much text. Nobody has to "
    "label anything, as the text itself holds the answers: this is called self-supervised. "
    "Forward: a probability for each possible next token. Loss: how surprised the model was by "
    "the real one. Backward: how the loss changes with each number inside. Step: each number "
    "moves a little against that. Here a tiny network learns your sentence in front of you: it "
    "guesses each letter from the two before it, through one hidden layer of 12 units. The live "
    "model learned by the same four steps, but it has very many more numbers, layers with "
    "attention, and had very much more text. What the tiny one learns is your sentence by heart."
)
