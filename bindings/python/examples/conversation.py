"""A conversation, its answers streamed: python conversation.py model.gguf [question]..."""

import sys

from mullama import Context, Conversation, Model, SamplerParams

QUESTIONS = ("What is the capital of France?", "How do you say cat in Japanese?")


def main() -> None:
    """Asks each question in turn; each answer is paid for what is new alone."""
    with Model.load(sys.argv[1]) as model, Context(model, n_ctx=2048) as context, Conversation(context, system="Be brief.") as conversation:
        for question in sys.argv[2:] or QUESTIONS:
            print(f"> {question}")
            with conversation.send_stream(question, params=SamplerParams.greedy()) as answer:
                for piece in answer:
                    print(piece, end="", flush=True)
            stats = answer.result.stats
            print(f"\n[{stats.n_cached} of {stats.n_prompt} prompt tokens were cached]")


if __name__ == "__main__":
    main()
