"""The C header is kept where nothing of it has changed, and made anew where anything has."""

from mullama_codegen.emit.headers import DIGEST, digest_of, is_made_of

BODY = "int mullama_answer(void);\n"


def header(inputs: str, body: str = BODY) -> str:
    return f"/* DO NOT EDIT. */\n/* Digest: {digest_of(inputs, body)} */\n{body}"


def test_a_header_of_the_same_inputs_is_kept() -> None:
    assert is_made_of(header("shim"), "shim")


def test_another_shim_and_an_edited_header_are_noticed() -> None:
    assert not is_made_of(header("shim"), "another shim")
    assert not is_made_of(header("shim").replace("int", "long"), "shim")


def test_a_header_without_a_digest_is_made_anew() -> None:
    assert not is_made_of(BODY, "shim")
    assert not is_made_of("", "shim")
    assert DIGEST.search(header("shim"))
