"""Reads what a guest wrote into a value of a type: python structured.py model.gguf."""

import sys
from dataclasses import dataclass
from typing import Literal

from mullama import Context, Model, SamplerParams

TEXT = "The soup was cold, and the waiter laughed at me. Never again!"


@dataclass
class Review:
    """What a guest thinks of a meal."""

    dish: Literal["soup", "salad", "cake"]
    mood: Literal["happy", "content", "angry"]
    stars: Literal[1, 2, 3, 4, 5]
    comes_back: bool


def read(context: Context, text: str) -> Review:
    """The review in a text; the model can answer nothing else."""
    question = f"A guest wrote: {text}\nGive the dish, the mood, the stars from 1 to 5, and whether the guest comes back, as JSON."
    return context.parse_as(Review, [("user", question)], params=SamplerParams.greedy())


def main() -> None:
    """Prints one review."""
    with Model.load(sys.argv[1]) as model, Context(model, n_ctx=512) as context:
        review = read(context, TEXT)
        print(f"{review.dish}: {'*' * review.stars}, {review.mood}, {'comes back' if review.comes_back else 'never again'}")


if __name__ == "__main__":
    main()
