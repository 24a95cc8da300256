"""Goes on with a text over HTTP: python server.py model.gguf 8080, then curl -N -d 'Once upon a time' localhost:8080.

Four generations are computed at once, and any number of clients may be reading: nobody is refused. A client that reads slowly, or not at
all, holds no compute; when one goes away, its generation ends.
"""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from mullama import Context, Model, SamplerParams

N_SEQUENCES = 4
MAX_TOKENS = 200


class Handler(BaseHTTPRequestHandler):
    """Answers a POST whose body is the prompt with the text that follows, a chunk for each piece."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Streams one generation."""
        prompt = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            with self.server.context.generate_stream(prompt, MAX_TOKENS, SamplerParams.greedy()) as stream:
                for piece in stream:
                    self.write_chunk(piece.encode())
            self.write_chunk(b"")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client has gone; leaving `with` has ended its generation

    def write_chunk(self, data: bytes) -> None:
        """One chunk of the answer; an empty one ends it."""
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Server(ThreadingHTTPServer):
    """An HTTP server whose requests share one context."""

    request_queue_size = 128

    def __init__(self, address: tuple[str, int], context: Context) -> None:
        super().__init__(address, Handler)
        self.context = context


def main() -> None:
    """Serves until Ctrl-C."""
    model = Model.load(sys.argv[1])
    context = Context(model, n_ctx=4096, n_seq_max=N_SEQUENCES)
    with model, context, Server(("127.0.0.1", int(sys.argv[2])), context) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
