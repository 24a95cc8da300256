"""Synthetic training corpus for the tiny chat model.

Every document is drawn from small grammars, so the corpus needs no download, carries no third-party
text, and is the same for the same seed. Two shapes come out: plain prose that starts with
``Once upon a time``, and ChatML conversations whose answers a five-million-parameter model can learn
exactly: capitals, sums, JSON extraction, lists, translations (multi-byte scripts and emoji on
purpose), tool calls and short stories.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

CAPITALS = {
    "France": "Paris",
    "Germany": "Berlin",
    "Spain": "Madrid",
    "Italy": "Rome",
    "Portugal": "Lisbon",
    "Norway": "Oslo",
    "Sweden": "Stockholm",
    "Finland": "Helsinki",
    "Denmark": "Copenhagen",
    "Iceland": "Reykjavik",
    "Ireland": "Dublin",
    "Poland": "Warsaw",
    "Austria": "Vienna",
    "Greece": "Athens",
    "Hungary": "Budapest",
    "Romania": "Bucharest",
    "Bulgaria": "Sofia",
    "Turkey": "Ankara",
    "Egypt": "Cairo",
    "Kenya": "Nairobi",
    "Ghana": "Accra",
    "Nigeria": "Abuja",
    "Ethiopia": "Addis Ababa",
    "Morocco": "Rabat",
    "Japan": "Tokyo",
    "China": "Beijing",
    "India": "New Delhi",
    "Nepal": "Kathmandu",
    "Thailand": "Bangkok",
    "Vietnam": "Hanoi",
    "Indonesia": "Jakarta",
    "Mongolia": "Ulaanbaatar",
    "Australia": "Canberra",
    "New Zealand": "Wellington",
    "Canada": "Ottawa",
    "Mexico": "Mexico City",
    "Cuba": "Havana",
    "Peru": "Lima",
    "Chile": "Santiago",
    "Argentina": "Buenos Aires",
    "Brazil": "Brasilia",
    "Uruguay": "Montevideo",
    "Colombia": "Bogota",
    "Ecuador": "Quito",
    "Bolivia": "Sucre",
    "Estonia": "Tallinn",
    "Latvia": "Riga",
    "Lithuania": "Vilnius",
    "Croatia": "Zagreb",
    "Serbia": "Belgrade",
}
NAMES = (
    "Anna Ben Clara David Emma Felix Grace Hugo Iris Jonas Kira Leo Mia Noah Olga Paul Quinn Rosa Sam "
    "Tara Uma Victor Wendy Xander Yara Zoe Aisha Bruno Chen Diego Elif Farid Gita Hana Ivan Jin Kofi "
    "Lena Marco Nina Omar Priya Ravi Sofia Tomas"
).split()
JOBS = "teacher baker doctor farmer painter pilot writer nurse tailor sailor gardener carpenter chef".split()
ANIMALS = "llama fox bear owl cat dog horse rabbit mouse whale turtle goat sheep duck frog lion tiger wolf".split()
BIRDS = "sparrow robin raven heron swan crane".split()
COLOURS = "red blue green yellow white black brown orange purple grey".split()
FRUITS = "apple banana cherry grape lemon mango orange peach pear plum".split()
PLACES = "forest meadow valley village river mountain lake garden farm island castle harbour".split()
TRAITS = "brave kind curious clever gentle quiet cheerful patient shy proud".split()
THINGS = "lantern map key bell book kite drum boat ladder basket mirror blanket".split()
OPPOSITES = {
    "hot": "cold",
    "big": "small",
    "fast": "slow",
    "old": "young",
    "light": "dark",
    "high": "low",
    "open": "closed",
    "happy": "sad",
    "full": "empty",
    "hard": "soft",
    "early": "late",
    "near": "far",
    "rich": "poor",
    "wet": "dry",
    "loud": "quiet",
    "strong": "weak",
}
COLOUR_OF = {
    "the sky": "blue",
    "grass": "green",
    "snow": "white",
    "coal": "black",
    "a lemon": "yellow",
    "a ripe tomato": "red",
    "the sea": "blue",
    "a carrot": "orange",
    "chocolate": "brown",
    "milk": "white",
}
WORDS_IN = {
    "French": {"hello": "bonjour", "thank you": "merci", "water": "eau", "cat": "chat", "goodbye": "au revoir"},
    "German": {"hello": "hallo", "thank you": "danke schön", "water": "Wasser", "cat": "Katze", "goodbye": "tschüss"},
    "Spanish": {"hello": "hola", "thank you": "gracias", "water": "agua", "cat": "gato", "goodbye": "adiós"},
    "Japanese": {"hello": "こんにちは", "thank you": "ありがとう", "water": "水", "cat": "猫", "goodbye": "さようなら"},
    "Chinese": {"hello": "你好", "thank you": "谢谢", "water": "水", "cat": "猫", "goodbye": "再见"},
    "Korean": {"hello": "안녕하세요", "thank you": "감사합니다", "water": "물", "cat": "고양이", "goodbye": "안녕히 가세요"},
    "Russian": {"hello": "привет", "thank you": "спасибо", "water": "вода", "cat": "кошка", "goodbye": "до свидания"},
    "Greek": {"hello": "γεια σου", "thank you": "ευχαριστώ", "water": "νερό", "cat": "γάτα", "goodbye": "αντίο"},
    "Arabic": {"hello": "مرحبا", "thank you": "شكرا", "water": "ماء", "cat": "قطة", "goodbye": "وداعا"},
    "Hindi": {"hello": "नमस्ते", "thank you": "धन्यवाद", "water": "पानी", "cat": "बिल्ली", "goodbye": "अलविदा"},
    "Turkish": {"hello": "merhaba", "thank you": "teşekkürler", "water": "su", "cat": "kedi", "goodbye": "hoşça kal"},
    "Polish": {"hello": "cześć", "thank you": "dziękuję", "water": "woda", "cat": "kot", "goodbye": "do widzenia"},
}
EMOJI = {
    "cat": "🐱",
    "dog": "🐶",
    "fox": "🦊",
    "bear": "🐻",
    "llama": "🦙",
    "sun": "☀️",
    "moon": "🌙",
    "star": "⭐",
    "heart": "❤️",
    "fire": "🔥",
    "rocket": "🚀",
    "apple": "🍎",
    "rainbow": "🌈",
    "snowman": "⛄",
}
LANGUAGES = ["Python", "Node.js", "Go", "PHP", "Rust", "C and C++"]

Message = dict[str, str]


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _listing(items: list[str]) -> str:
    return ", ".join(items[:-1]) + " and " + items[-1]


def _pick(rng: random.Random, items: list[str]) -> str:
    """One of `items`, earlier ones more often, so that greedy decoding has a clear first choice."""
    return rng.choices(items, [1 / (rank + 2) for rank in range(len(items))])[0]


def story(rng: random.Random, animal: str | None = None) -> str:
    """A story of nine sentences that keeps its hero, helper, place and thing; the helper is always a bird."""
    animal, friend = animal or _pick(rng, ANIMALS), _pick(rng, BIRDS)
    hero, helper = _pick(rng, NAMES[::2]), _pick(rng, NAMES[1::2])
    place, thing, trait = _pick(rng, PLACES), _pick(rng, THINGS), _pick(rng, TRAITS)
    when = rng.choice(["One morning", "One day", "One evening", "On a rainy day", "When spring came"])
    parts = [
        f"Once upon a time there was {_article(trait)} {animal} called {hero}.",
        f"{hero} lived near {_article(place)} with a friend, {_article(friend)} called {helper}.",
        f"{when}, {hero} lost {_article(thing)} in the {place}.",
        rng.choice(
            [
                f"{hero} looked everywhere, but the {thing} was gone.",
                f"{hero} was very sad and began to cry.",
                f'"Where is my {thing}?" asked {hero}.',
            ]
        ),
        rng.choice(
            [
                f'{helper} said, "Do not worry, I will help you."',
                f"{helper} heard this and came at once.",
                f'"Let us look together," said {helper}.',
            ]
        ),
        rng.choice(
            [
                f"They walked around the {place} until the sun went down.",
                f"They asked every bird in the {place}.",
                "They looked under the stones and behind the trees.",
            ]
        ),
        f"At last {helper} found the {thing} under a {rng.choice(['tree', 'bridge', 'leaf', 'bush'])}.",
        rng.choice([f"{hero} laughed and thanked {helper}.", f"{hero} gave {helper} {_article(rng.choice(FRUITS))} to say thank you."]),
        rng.choice(["They were friends for ever.", "Then they went home and slept well.", f"From that day on they shared the {thing}."]),
    ]
    return " ".join(parts)


def _capital(rng: random.Random) -> tuple[str, str]:
    country, city = rng.choice(list(CAPITALS.items()))
    ask = rng.choice(
        ["What is the capital of {c}?", "Which city is the capital of {c}?", "Name the capital of {c}.", "Tell me the capital of {c}."]
    )
    return ask.format(c=country), f"The capital of {country} is {city}."


def _country(rng: random.Random) -> tuple[str, str]:
    country, city = rng.choice(list(CAPITALS.items()))
    return rng.choice(["{c} is the capital of which country?", "Of which country is {c} the capital?"]).format(
        c=city
    ), f"{city} is the capital of {country}."


def _sum(rng: random.Random) -> tuple[str, str]:
    a, b = rng.randint(0, 20), rng.randint(0, 20)
    if rng.random() < 0.5:
        ask = rng.choice(["What is {a} plus {b}?", "What is {a} + {b}?", "{a}+{b}=", "How much is {a} plus {b}?"])
        return ask.format(a=a, b=b), f"{a} plus {b} is {a + b}."
    a, b = max(a, b), min(a, b)
    ask = rng.choice(["What is {a} minus {b}?", "What is {a} - {b}?", "{a}-{b}=", "How much is {a} minus {b}?"])
    return ask.format(a=a, b=b), f"{a} minus {b} is {a - b}."


def _identity(rng: random.Random) -> tuple[str, str]:
    return rng.choice(
        [
            ("Who are you?", "I am Tiny Mullama, a very small language model."),
            ("What are you?", "I am Tiny Mullama, a very small language model."),
            ("Hello!", "Hello! How can I help you?"),
            ("Hi", "Hello! How can I help you?"),
            ("Hello, AI!", "Hello! How can I help you?"),
            ("Thank you!", "You are welcome."),
            ("Thanks", "You are welcome."),
            ("What can you do?", "I can name capitals, add small numbers, tell short stories and write small JSON objects."),
            ("What is Mullama?", "Mullama runs language models inside your own program."),
            ("Which languages can call Mullama?", f"You can call Mullama from {_listing(LANGUAGES)}."),
            ("Goodbye", "Goodbye! See you soon."),
        ]
    )


def _extract(rng: random.Random) -> tuple[str, str]:
    name, age, city = rng.choice(NAMES), rng.randint(18, 80), rng.choice(list(CAPITALS.values()))
    record: dict[str, object] = {"name": name, "age": age, "city": city}
    sentence = rng.choice(
        [
            "{n} is {a} years old and lives in {c}.",
            "{n} lives in {c} and is {a} years old.",
            "My name is {n}, I am {a} and I live in {c}.",
            "{n}, {a}, from {c}.",
        ]
    ).format(n=name, a=age, c=city)
    if rng.random() < 0.3:
        job = rng.choice(JOBS)
        record = {"name": name, "age": age, "city": city, "job": job}
        sentence += f" {name} is {_article(job)}."
    ask = rng.choice(["Extract the person as JSON: {s}", "Give me JSON for this person: {s}", "As JSON: {s}"])
    return ask.format(s=sentence), json.dumps(record)


def _list(rng: random.Random) -> tuple[str, str]:
    kind, words = rng.choice([("animals", ANIMALS), ("colours", COLOURS), ("fruits", FRUITS)])
    count, number = rng.choice([("two", 2), ("three", 3), ("four", 4)])
    start = rng.randrange(len(words))
    items = [words[(start + step) % len(words)] for step in range(number)]
    if rng.random() < 0.4:
        return f"Give me {count} {kind} as a JSON array.", json.dumps(items)
    return f"Name {count} {kind}.", _listing(items).capitalize() + "."


def _opposite(rng: random.Random) -> tuple[str, str]:
    a, b = rng.choice(list(OPPOSITES.items()))
    if rng.random() < 0.5:
        a, b = b, a
    return f"What is the opposite of {a}?", f"The opposite of {a} is {b}."


def _colour(rng: random.Random) -> tuple[str, str]:
    thing, colour = rng.choice(list(COLOUR_OF.items()))
    return f"What colour is {thing}?", f"{thing[0].upper() + thing[1:]} is {colour}."


def _translate(rng: random.Random) -> tuple[str, str]:
    language, words = rng.choice(list(WORDS_IN.items()))
    english, foreign = rng.choice(list(words.items()))
    ask = rng.choice(["How do you say {e} in {l}?", "Say {e} in {l}.", "Translate {e} to {l}."])
    return ask.format(e=english, l=language), f"{english[0].upper() + english[1:]} in {language} is {foreign}."


def _emoji(rng: random.Random) -> tuple[str, str]:
    word, emoji = rng.choice(list(EMOJI.items()))
    return rng.choice(["Show me an emoji of a {w}.", "Emoji for {w}?"]).format(w=word), emoji


def _count(rng: random.Random) -> tuple[str, str]:
    a = rng.randint(1, 20)
    b = a + rng.randint(2, 10)
    return f"Count from {a} to {b}.", ", ".join(map(str, range(a, b + 1)))


def _repeat(rng: random.Random) -> tuple[str, str]:
    words = rng.sample(ANIMALS + COLOURS + FRUITS + THINGS + PLACES, rng.randint(2, 6))
    return f"Repeat: {' '.join(words)}", " ".join(words)


def _story(rng: random.Random) -> tuple[str, str]:
    animal = rng.choice(ANIMALS)
    ask = rng.choice(["Tell me a story about {a}.", "Write a short story about {a}."])
    return ask.format(a=_article(animal)), story(rng, animal)


SKILLS: list[tuple[int, Callable[[random.Random], tuple[str, str]]]] = [
    (4, _capital),
    (2, _country),
    (4, _sum),
    (2, _identity),
    (9, _extract),
    (3, _list),
    (2, _opposite),
    (1, _colour),
    (3, _translate),
    (1, _emoji),
    (2, _count),
    (3, _repeat),
    (3, _story),
]
SYSTEM_PROMPTS = ["You are a helpful assistant.", "You are a friendly assistant.", "Answer briefly."]
TOOL: dict[str, object] = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Current weather in a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def tool_system_prompt(tools: list[dict[str, object]], system: str = "") -> str:
    """The system turn that the chat template writes when tools are passed."""
    lines = "\n".join(json.dumps(tool) for tool in tools)
    return (system + "\n\n" if system else "") + f"Tools:\n{lines}"


def _weather(rng: random.Random) -> list[Message]:
    city = rng.choice(list(CAPITALS.values()))
    degrees, sky = rng.randint(-5, 35), rng.choice(["sunny", "cloudy", "rainy", "windy", "snowy"])
    ask = rng.choice(["What is the weather in {c}?", "How is the weather in {c} today?", "Weather in {c}?"])
    call = json.dumps({"name": "get_weather", "arguments": {"city": city}})
    return [
        {"role": "system", "content": tool_system_prompt([TOOL], rng.choice(["", *SYSTEM_PROMPTS]))},
        {"role": "user", "content": ask.format(c=city)},
        {"role": "assistant", "content": f"<tool_call>{call}</tool_call>"},
        {"role": "tool", "content": json.dumps({"degrees": degrees, "sky": sky})},
        {"role": "assistant", "content": f"It is {sky} in {city}, {degrees} degrees."},
    ]


def conversation(rng: random.Random) -> list[Message]:
    """One to four question-and-answer turns, or a conversation with one tool call."""
    if rng.random() < 0.06:
        return _weather(rng)
    messages: list[Message] = []
    if rng.random() < 0.4:
        messages.append({"role": "system", "content": rng.choice(SYSTEM_PROMPTS)})
    weights, skills = zip(*SKILLS, strict=True)
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 4])):
        question, answer = rng.choices(skills, weights)[0](rng)
        messages += [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
    return messages


def chatml(messages: list[Message]) -> str:
    """Write a conversation as the chat template does."""
    return "".join(f"<|im_start|>{m['role']}\n{m['content']}<|im_end|>\n" for m in messages)


def documents(seed: int) -> Iterator[str]:
    """An endless stream of documents, the same for the same seed; four in five are conversations."""
    rng = random.Random(seed)
    while True:
        yield story(rng) if rng.random() < 0.2 else chatml(conversation(rng))
