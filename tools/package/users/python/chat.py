"""What a user writes after `pip install`: a chat. `python chat.py MODEL`."""

import sys

from mullama import Context, Model, SamplerParams

context = Context(Model.load(sys.argv[1]), n_ctx=256, n_threads=1)
print(context.chat([("user", "What is the capital of France?")], 40, SamplerParams.greedy()).text)
