"""Answers a question with the help of a function of this program: python tools.py model.gguf."""

import sys
from typing import Dict, Union

from mullama import Context, Model, SamplerParams

QUESTION = "What is the weather in Paris?"
WEATHER: Dict[str, Dict[str, Union[int, str]]] = {"Paris": {"degrees": 21, "sky": "sunny"}, "Oslo": {"degrees": -3, "sky": "snowy"}}


def get_weather(city: str) -> Dict[str, Union[int, str]]:
    """Current weather in a city"""
    print(f"looking out of a window in {city}")
    return WEATHER[city]


def main() -> None:
    """Prints what the model says once it has seen what the function gave."""
    with Model.load(sys.argv[1]) as model, Context(model, n_ctx=512) as context:
        answer = context.run_tools([("user", QUESTION)], [get_weather], params=SamplerParams.greedy())
        print(answer.text)


if __name__ == "__main__":
    main()
