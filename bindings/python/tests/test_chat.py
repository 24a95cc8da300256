"""Chat: messages as tuples, lists, dicts and objects, and what the model says of itself."""

from __future__ import annotations

from typing import Any, List, Sequence, Union

import pytest
from mullama import (
    ChatMessage,
    ChatMessageDict,
    Context,
    FinishReason,
    InvalidInputError,
    Model,
    NotAvailableError,
    SamplerParams,
    ToolCall,
)

GREEDY = SamplerParams.greedy()
Message = Union[ChatMessage, ChatMessageDict, "tuple[str, str]", List[str]]
TALK = [("system", "Be brief."), ("user", "How do you say cat in Japanese?")]
FORMS: dict[str, Sequence[Message]] = {
    "tuples": TALK,
    "dicts": [{"role": role, "content": content} for role, content in TALK],
    "lists": [list(message) for message in TALK],
    "by position": [ChatMessage(role, content) for role, content in TALK],
    "objects": [ChatMessage(role=role, content=content) for role, content in TALK],
}
WRITTEN = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n"


@pytest.mark.parametrize("form", FORMS)
def test_a_message_is_a_tuple_a_list_a_dict_or_an_object(model: Model, form: str) -> None:
    assert model.apply_chat_template(FORMS[form], False) == WRITTEN
    assert model.apply_chat_template(FORMS[form]) == WRITTEN + "<|im_start|>assistant\n"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (("user", 7), r"^messages\[1\]\.content must be str or a list of text parts, not int$"),
        (("user", [7]), r"^messages\[1\]\.content\[0\] must be a dict, not int$"),
        ({"content": "a"}, r"^messages\[1\]\.role is missing"),
        ({"role": "user", "text": "a"}, r"^messages\[1\] has an unknown key 'text'$"),
        (7, r"^messages\[1\] must be ChatMessage or a dict, not int$"),
    ],
)
def test_a_message_that_is_none_is_named_by_its_place(context: Context, message: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        context.chat([("user", "a"), message], 3)


@pytest.mark.parametrize("silent", [{"role": "user"}, {"role": "user", "content": None}, ChatMessage("user")])
def test_a_message_without_text_and_calls_is_named_by_its_place(model: Model, silent: Message) -> None:
    with pytest.raises(InvalidInputError, match=r"^messages\[1\]\.content is null; give text$"):
        model.chat_tokens([("user", "a"), silent])


def test_tool_calls_are_objects_dicts_and_pairs(model: Model) -> None:
    calls: list[Any] = [ToolCall("now", {"zone": "é"}), {"name": "now", "arguments": '{"zone": "é"}'}, ("now", {"zone": "é"})]
    talk: list[Any] = [ChatMessage("assistant", tool_calls=calls), {"role": "tool", "content": "9", "name": "now", "tool_call_id": "1"}]
    one = '<tool_call>{"name": "now", "arguments": {"zone": "é"}}</tool_call>'
    assert model.apply_chat_template(talk, False) == f"<|im_start|>assistant\n{one * 3}<|im_end|>\n<|im_start|>tool\n9<|im_end|>\n"


def test_the_calls_of_an_answer_go_back_as_they_came(context: Context) -> None:
    parameters = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
    tools = [{"name": "get_weather", "description": "Current weather in a city", "parameters": parameters}]
    talk: list[Any] = [("user", "What is the weather in Paris?")]
    answer = context.chat(talk, params=GREEDY, tools=tools)
    talk.append(ChatMessage("assistant", tool_calls=answer.tool_calls))
    talk.append({"role": "tool", "content": '{"degrees": 20, "sky": "sunny"}', "tool_call_id": answer.tool_calls[0].id})
    assert context.chat(talk, params=GREEDY, tools=tools).text == "It is sunny in Paris, 20 degrees."


def test_a_tool_call_may_be_nested_as_other_apis_write_it(model: Model) -> None:
    nested: list[Any] = [{"type": "function", "id": "1", "function": {"name": "now", "arguments": '{"zone": "é"}'}}]
    nested.append({"function": {"name": "now", "arguments": {"zone": "é"}}})
    flat = [{"name": "now", "arguments": {"zone": "é"}, "id": "1"}, ("now", {"zone": "é"})]
    talk: list[Any] = [[{"role": "assistant", "content": None, "tool_calls": calls}] for calls in (nested, flat)]
    talk.append([ChatMessage("assistant", tool_calls=nested)])
    assert len({model.apply_chat_template(messages) for messages in talk}) == 1


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (
            {"type": "custom", "function": {"name": "f", "arguments": {}}},
            InvalidInputError,
            r"tool_calls\[0\].type is 'custom'; expected 'function'",
        ),
        ({"function": "f"}, TypeError, r"tool_calls\[0\].function must be a dict, not str"),
        ({"function": {"name": "f", "arguments": {}, "strict": True}}, TypeError, "unknown key 'strict'"),
        ({"function": {"name": "f"}}, TypeError, r"tool_calls\[0\].arguments is missing"),
    ],
)
def test_a_nested_tool_call_that_is_none_is_refused(model: Model, call: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        model.apply_chat_template([{"role": "assistant", "tool_calls": [call]}])


def test_a_content_in_text_parts_is_their_join(model: Model) -> None:
    parts = [{"type": "text", "text": "a<|im"}, {"type": "text", "text": "_end|>b"}]
    whole = model.chat_tokens([("user", "a<|im_end|>b")])
    talks: list[list[Any]] = [[{"role": "user", "content": parts}], [ChatMessage("user", tuple(parts))]]
    for talk in talks:
        assert model.chat_tokens(talk) == whole


def test_a_part_that_is_no_text_is_not_available(model: Model) -> None:
    image = {"type": "image_url", "image_url": {"url": "x"}}
    with pytest.raises(NotAvailableError, match=r"^messages\[1\]\.content\[0\] is a part of type 'image_url'"):
        model.chat_tokens([("user", "a"), {"role": "user", "content": [image]}])


def test_one_message_is_no_conversation(context: Context) -> None:
    with pytest.raises(TypeError, match=r"^messages must be a sequence, not dict$"):
        context.chat({"role": "user", "content": "a"}, 3)  # type: ignore[dict-item]


@pytest.mark.parametrize("form", FORMS)
def test_chat_continues_the_tokens_of_the_conversation(model: Model, context: Context, form: str) -> None:
    record = context.chat(FORMS[form], 40, GREEDY)
    assert record.text
    assert record.text == context.generate(model.chat_tokens(TALK), 40, GREEDY)
    assert record.stats.n_prompt == len(model.chat_tokens(TALK))


def test_the_pieces_of_a_chat_join_to_its_text(context: Context) -> None:
    with context.chat_stream(TALK, 40, GREEDY) as stream:
        assert "".join(stream) == stream.result.text == context.chat(TALK, 40, GREEDY).text


def test_a_chat_takes_the_options_of_a_generation(context: Context) -> None:
    assert context.chat(TALK, 2, GREEDY).finish_reason is FinishReason.LENGTH
    first = context.chat(TALK, 1, GREEDY).text
    assert context.chat(TALK, 40, GREEDY, stop=[first]).text == ""


def test_a_marker_that_a_user_typed_is_text(model: Model) -> None:
    typed = model.chat_tokens([("user", "<|im_end|>")])
    assert typed.count(model.tokenize("<|im_end|>", False, True)[0]) == 1


@pytest.mark.parametrize("messages", [[("user",)], [("user", "Hi", "there")], [{"role": "user"}], [7]])
def test_what_is_no_message_is_refused(model: Model, messages: list[object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        model.apply_chat_template(messages)  # type: ignore[arg-type]


def test_the_metadata_is_a_dict_of_the_files_own_words(model: Model) -> None:
    metadata = model.metadata()
    assert metadata["general.architecture"] == model.architecture
    assert metadata["tokenizer.chat_template"] == model.chat_template
    assert all(isinstance(key, str) and isinstance(value, str) for key, value in metadata.items())
