//! Answers of real templates' models, taken apart however they come.

use super::learn::{Learned, Shape, Written};
use super::{grammar, learn, Callable, Layout, Parts};
use crate::chat::sample::Sampler;
use crate::chat::template::Template;
use crate::text::{Part, Parting, Piece, Whole};
use crate::{FinishReason, GenerationStats, Token, ToolRequest};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// Tokens that are marks; those of text are below.
const MARKS: Token = 10_000;

const STATS: GenerationStats = GenerationStats {
    n_prompt: 0,
    n_cached: 0,
    n_generated: 0,
    seed: 0,
    load_ms: 0.0,
    prompt_ms: 0.0,
    generate_ms: 0.0,
};

/// The tiny model's.
const TINY: &str = include_str!("../../../../tools/tiny_model/chat_template.jinja");

/// A template of the vectors; nothing, said aloud, where they are not there.
fn real(name: &str) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors/chat-templates");
    let found = std::fs::read_to_string(folder.join(name)).ok();
    if found.is_none() {
        eprintln!("skipped: {name} is not in {}", folder.display());
    }
    found
}

fn learnt(source: &str) -> Learned {
    let template = Template::compile(source).unwrap();
    let sampler = Sampler::new(&template, "<s>", "</s>");
    learn(source, &|messages, has_tools, begins| {
        sampler.write(messages, has_tools, begins)
    })
}

/// A vocabulary in which each of `specials` is a token, from [`MARKS`] on.
fn layout(source: &str, specials: &[&str]) -> Arc<Layout> {
    let find = |text: &str| {
        let mut found: Vec<(Range<usize>, Token)> = Vec::new();
        for (token, special) in (MARKS..).zip(specials) {
            found.extend(text.match_indices(special).map(|(at, it)| (at..at + it.len(), token)));
        }
        found.sort_by_key(|(place, _)| place.start);
        found
    };
    Arc::new(Layout::new(learnt(source), &find))
}

fn parts(layout: &Arc<Layout>) -> Parts {
    Parts::new(Arc::clone(layout), false, Some(vec!["get_weather".into()]), 0)
}

/// Gives an answer in pieces of `size` characters, each with a token; a special string is one token.
fn taken(mut parts: Parts, answer: &str, specials: &[&str], size: usize) -> Vec<Piece> {
    let (mut given, mut token, mut rest) = (Vec::new(), 0, answer);
    while !rest.is_empty() {
        if let Some(at) = specials.iter().position(|special| rest.starts_with(special)) {
            parts.mark(MARKS + at as Token, &mut given);
            rest = &rest[specials[at].len()..];
            continue;
        }
        let next = specials.iter().filter_map(|special| rest.find(special)).min();
        let n = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(size);
        let n = n.unwrap_or(rest.len()).min(next.unwrap_or(rest.len()));
        let mut piece = Piece {
            text: rest[..n].into(),
            tokens: vec![token],
            ..Piece::default()
        };
        parts.text(&mut piece, &mut given);
        token += 1;
        rest = &rest[n..];
    }
    parts.finish(&mut given);
    given
}

fn whole(pieces: &[Piece]) -> Whole {
    let mut whole = Whole::default();
    for piece in pieces {
        assert!(piece.part != Part::Answer || !piece.text.is_empty() || !piece.tokens.is_empty());
        whole.append(piece, None);
    }
    whole
}

/// Takes an answer apart in pieces of every size: the same comes of it, and no token is lost or out of order.
fn apart(make: &dyn Fn() -> Parts, answer: &str, specials: &[&str]) -> Whole {
    let reference = whole(&taken(make(), answer, specials, usize::MAX));
    for size in 1..=answer.chars().count().min(40) {
        let given = whole(&taken(make(), answer, specials, size));
        assert_eq!(given.text, reference.text, "pieces of {size} of {answer}");
        assert_eq!(given.thinking, reference.thinking, "pieces of {size} of {answer}");
        assert_eq!(given.tool_calls, reference.tool_calls, "pieces of {size} of {answer}");
        let plain: Vec<Token> = given.tokens.iter().copied().filter(|token| *token < MARKS).collect();
        assert_eq!(plain, (0..plain.len() as Token).collect::<Vec<_>>());
        let n_marks: usize = specials.iter().map(|special| answer.matches(special).count()).sum();
        assert_eq!(given.tokens.len() - plain.len(), n_marks);
    }
    reference
}

fn call(n: usize, arguments: &str) -> ToolRequest {
    named(&format!("call_{n}"), arguments)
}

fn named(id: &str, arguments: &str) -> ToolRequest {
    ToolRequest {
        id: id.into(),
        name: "get_weather".into(),
        arguments: arguments.into(),
    }
}

fn json(name: &str, arguments: &str) -> Shape {
    Shape::Json {
        name: name.into(),
        arguments: arguments.into(),
    }
}

fn written(open: &str, begin: &str, shape: Shape, end: &str, between: &str, close: &str) -> Written {
    Written {
        open: open.into(),
        begin: begin.into(),
        shape,
        end: end.into(),
        between: between.into(),
        close: close.into(),
        tag: None,
        several: true,
        has_short_ids: false,
    }
}

#[test]
fn what_a_template_writes_shows_how_its_model_calls() {
    let plain = json("name", "arguments");
    let learned = learnt(TINY);
    assert_eq!(
        learned.calls,
        Some(written("", "<tool_call>", plain.clone(), "</tool_call>", "", ""))
    );
    assert!(learned.takes_tools && !learned.thinks);
    let lines = written("", "<tool_call>\n", plain.clone(), "\n</tool_call>", "\n", "");
    let llama = Written {
        tag: Some("<|python_tag|>".into()),
        several: false,
        ..written("", "", json("name", "parameters"), "", "", "")
    };
    let mistral = Written {
        has_short_ids: true,
        ..written("[TOOL_CALLS][", "", plain, "", ", ", "]")
    };
    let deepseek = written(
        "<｜tool▁calls▁begin｜>",
        "<｜tool▁call▁begin｜>function<｜tool▁sep｜>",
        Shape::Named {
            middle: "\n```json\n".into(),
        },
        "\n```<｜tool▁call▁end｜>",
        "\n",
        "<｜tool▁calls▁end｜>",
    );
    let again = |written: &Written| Written {
        shape: written.shape.clone(),
        ..copied(written)
    };
    // Name, calls, whether tools are written, whether it thinks.
    let expected = [
        (
            "NousResearch-Hermes-2-Pro-Llama-3-8B-tool_use.jinja",
            Some(again(&lines)),
            true,
            false,
        ),
        ("Qwen-Qwen2.5-7B-Instruct.jinja", Some(again(&lines)), true, false),
        ("Qwen-Qwen3-0.6B.jinja", Some(lines), true, true),
        ("meta-llama-Llama-3.1-8B-Instruct.jinja", Some(llama), true, false),
        ("mistralai-Mistral-Nemo-Instruct-2407.jinja", Some(mistral), true, false),
        (
            "deepseek-ai-DeepSeek-R1-Distill-Qwen-32B.jinja",
            Some(deepseek),
            false,
            true,
        ),
        // These know no tools.
        ("HuggingFaceTB-SmolLM3-3B.jinja", None, false, true),
        ("google-gemma-2-2b-it.jinja", None, false, false),
        ("microsoft-Phi-3.5-mini-instruct.jinja", None, false, false),
    ];
    for (name, calls, takes_tools, thinks) in expected {
        if let Some(source) = real(name) {
            let learned = learnt(&source);
            assert_eq!(learned.calls, calls, "{name}");
            assert_eq!((learned.takes_tools, learned.thinks), (takes_tools, thinks), "{name}");
        }
    }
}

fn copied(written: &Written) -> Written {
    Written {
        open: written.open.clone(),
        begin: written.begin.clone(),
        shape: written.shape.clone(),
        end: written.end.clone(),
        between: written.between.clone(),
        close: written.close.clone(),
        tag: written.tag.clone(),
        ..*written
    }
}

#[test]
fn calls_in_tags_are_read_and_what_is_none_is_text() {
    let layout = layout(TINY, &[]);
    let read = |answer: &str| apart(&|| parts(&layout), answer, &[]);
    let one = read(r#"<tool_call>{"name": "get_weather", "arguments": {"city": "Paris", "b": 1.0}}</tool_call>"#);
    assert_eq!(
        (one.text.as_str(), one.tool_calls),
        ("", vec![call(0, r#"{"city": "Paris", "b": 1.0}"#)])
    );
    let two = read("Well.\n<tool_call>\n{\"arguments\": {\"a\": \"</tool_call>\"}, \"name\": \"get_weather\"}\n</tool_call>\n<tool_call>{\"name\":\"get_weather\"}</tool_call>\nDone.");
    assert_eq!(two.text, "Well.Done.");
    assert_eq!(two.tool_calls, [call(0, r#"{"a": "</tool_call>"}"#), call(1, "{}")]);
    let inside = read(r#"<tool_call>{"name": "get_weather", "arguments": "{\"a\": 1}"}</tool_call>"#);
    assert_eq!(inside.tool_calls, [call(0, r#"{"a": 1}"#)]);
    let unclosed = read(r#"<tool_call>{"name": "get_weather", "arguments": [1]}"#);
    assert_eq!(unclosed.tool_calls, [call(0, "[1]")]);
    for text in [
        "",
        " \n",
        "no call",
        "a <tool_cal",
        "<tool_call>",
        "<tool_call>not JSON</tool_call>",
        r#"<tool_call>{"name": 1}</tool_call>"#,
        r#"<tool_call>{"name": "get_weather", "arguments": {"city": "Par"#,
        r#"<tool_call>{"name": "get_weather", "arguments": {}} and more"#,
        r#"<tool_call>{"name": "get_weather", "arguments": {'a': 1}}</tool_call>"#,
        r#"{"name": "get_weather", "arguments": {}}"#,
        "<think>a</think>b",
    ] {
        let read = read(text);
        assert_eq!((read.text.as_str(), read.tool_calls.len()), (text, 0));
    }
    let behind = read(r#"<tool_call>x <tool_call>{"name": "get_weather"}</tool_call>"#);
    assert_eq!(
        (behind.text.as_str(), behind.tool_calls),
        ("<tool_call>x", vec![call(0, "{}")])
    );
    let none = apart(
        &|| Parts::new(Arc::clone(&layout), false, None, 0),
        "<tool_call>{}</tool_call>",
        &[],
    );
    assert_eq!(none.text, "<tool_call>{}</tool_call>");
}

#[test]
fn a_token_is_a_mark_and_its_text_is_none() {
    let specials = ["<tool_call>", "</tool_call>"];
    let layout = layout(TINY, &specials);
    let answer = r#"<tool_call>{"name": "get_weather"}</tool_call>"#;
    assert_eq!(apart(&|| parts(&layout), answer, &specials).tool_calls, [call(0, "{}")]);
    let spelt = apart(&|| parts(&layout), answer, &[]);
    assert_eq!((spelt.text.as_str(), spelt.tool_calls.len()), (answer, 0));
    let half = apart(&|| parts(&layout), r#"<tool_call>{"name""#, &specials);
    assert_eq!(half.text, r#"<tool_call>{"name""#);
}

#[test]
fn bare_json_is_a_call_where_it_comes_first_and_names_a_tool() {
    let Some(source) = real("meta-llama-Llama-3.1-8B-Instruct.jinja") else {
        return;
    };
    let specials = ["<|python_tag|>"];
    let layout = layout(&source, &specials);
    let read = |answer: &str| apart(&|| parts(&layout), answer, &specials);
    for answer in [
        r#"{"name": "get_weather", "parameters": {"city": "Paris"}}"#,
        r#" <|python_tag|>{"name": "get_weather", "parameters": {"city": "Paris"}}"#,
        r#"{"name": "get_weather", "arguments": {"city": "Paris"}}"#,
    ] {
        assert_eq!(read(answer).tool_calls, [call(0, r#"{"city": "Paris"}"#)], "{answer}");
    }
    let two = read(r#"{"name": "get_weather", "parameters": {}}; {"name": "get_weather", "parameters": {"a": 1}}"#);
    assert_eq!(two.tool_calls, [call(0, "{}"), call(1, r#"{"a": 1}"#)]);
    for text in [
        r#"{"name": "Ada", "parameters": {}}"#,
        r#"{"a": 1}"#,
        r#"Here: {"name": "get_weather", "parameters": {}}"#,
        r#"{"name": "get_weather", "parame"#,
    ] {
        let read = read(text);
        assert_eq!((read.text.as_str(), read.tool_calls.len()), (text, 0));
    }
}

#[test]
fn calls_in_a_list_are_read_one_by_one() {
    let Some(source) = real("mistralai-Mistral-Nemo-Instruct-2407.jinja") else {
        return;
    };
    let specials = ["[TOOL_CALLS]"];
    let layout = layout(&source, &specials);
    let read = |answer: &str| apart(&|| parts(&layout), answer, &specials);
    let two = read(
        r#"[TOOL_CALLS][{"name": "get_weather", "arguments": {"a": 1}}, {"name": "get_weather", "arguments": {}, "id": "x"}]"#,
    );
    assert_eq!(
        two.tool_calls,
        [named("call00000", r#"{"a": 1}"#), named("call00001", "{}")]
    );
    assert_eq!(two.text, "");
    let half = read(r#"Well.[TOOL_CALLS] [{"name": "get_weather", "arguments": {}}, {"name": "get"#);
    assert_eq!(half.tool_calls, [named("call00000", "{}")]);
    assert_eq!(half.text, r#"Well., {"name": "get"#);
    assert_eq!(read(r#"[TOOL_CALLS]{"name": "get_weather"}"#).tool_calls.len(), 1);
    assert_eq!(read("[TOOL_CALLS][]").text, "[TOOL_CALLS][]");
}

#[test]
fn calls_of_a_name_and_an_object_are_read() {
    let Some(source) = real("deepseek-ai-DeepSeek-R1-Distill-Qwen-32B.jinja") else {
        return;
    };
    let specials = [
        "<｜tool▁calls▁begin｜>",
        "<｜tool▁call▁begin｜>",
        "<｜tool▁sep｜>",
        "<｜tool▁call▁end｜>",
        "<｜tool▁calls▁end｜>",
        "<think>",
        "</think>",
    ];
    let layout = layout(&source, &specials);
    let one = "<｜tool▁call▁begin｜>function<｜tool▁sep｜>get_weather\n```json\n{\"city\": \"Paris\"}\n```<｜tool▁call▁end｜>";
    let read = |answer: &str| {
        let open = || Parts::new(Arc::clone(&layout), true, Some(vec!["get_weather".into()]), 3);
        apart(&open, answer, &specials)
    };
    for n in 1..3 {
        let calls = [one].repeat(n).join("\n");
        let answer = format!("\nI think.\n\n</think>\n\nSo:<｜tool▁calls▁begin｜>{calls}<｜tool▁calls▁end｜>");
        let read = read(&answer);
        assert_eq!((read.thinking.as_str(), read.text.as_str()), ("I think.", "So:"));
        let expected: Vec<ToolRequest> = (3..3 + n).map(|at| call(at, r#"{"city": "Paris"}"#)).collect();
        assert_eq!(read.tool_calls, expected);
    }
    let half =
        read("</think><｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get_weather\n```json\n{\"city");
    assert_eq!(half.tool_calls, []);
    assert!(half.text.ends_with("{\"city") && half.text.starts_with("<｜tool▁calls▁begin｜>"));
    let endless = read("on and on");
    assert_eq!((endless.thinking.as_str(), endless.text.as_str()), ("on and on", ""));
}

#[test]
fn a_thought_stands_before_the_answer() {
    let source = format!("{TINY}{{# <think> </think> #}}");
    for specials in [&[][..], &["<think>", "</think>"][..]] {
        let layout = layout(&source, specials);
        let read = |answer: &str| apart(&|| parts(&layout), answer, specials);
        let both = read("<think>\na \n\n b\n</think>\n\nAnswer.\n");
        assert_eq!((both.thinking.as_str(), both.text.as_str()), ("a \n\n b", "Answer.\n"));
        let empty = read("\n<think>\n\n</think>\n\n<tool_call>{\"name\": \"get_weather\"}</tool_call>");
        assert_eq!((empty.thinking.as_str(), empty.tool_calls.len()), ("", 1));
        let cut = read("<think>\na\n</thi");
        assert_eq!((cut.thinking.as_str(), cut.text.as_str()), ("a\n</thi", ""));
        for text in ["a <think>b</think>", "</think>", "", "<thin", " \n "] {
            let read = read(text);
            assert_eq!((read.thinking.as_str(), read.text.as_str()), ("", text));
        }
        let record = both.record(FinishReason::Stop, STATS);
        assert_eq!(record.stats.n_generated as usize, record.tokens.len());
    }
}

#[test]
fn a_grammar_writes_calls_as_the_template_does() {
    let tools = [("a", "{}"), ("b\"", r#"{"type":"object"}"#)].map(|(name, schema)| Callable {
        name: name.into(),
        schema: schema.into(),
    });
    let lark = grammar(&layout(TINY, &["<tool_call>"]), &tools, true).unwrap();
    let lines: Vec<&str> = lark.lines().map(str::trim_end).collect();
    assert_eq!(
        lines[0].split_whitespace().collect::<Vec<_>>(),
        ["start:", "call", "(", "call)*"]
    );
    assert_eq!(lines[1], r#"call: <[10000]> (call_0 | call_1) "</tool_call>""#);
    assert_eq!(
        lines[2],
        r#"call_0: "{\"name\": \"a\", \"arguments\": " arguments_0 "}""#
    );
    assert_eq!(lines[3], "arguments_0: %json {}");
    assert_eq!(
        lines[4],
        r#"call_1: "{\"name\": \"b\\\"\", \"arguments\": " arguments_1 "}""#
    );
    let one = grammar(&layout(TINY, &[]), &tools[..1], false).unwrap();
    assert!(one.starts_with("start:  call  \n"), "{one}");
    assert!(grammar(&layout("{{ messages }}", &[]), &tools, true).is_none());
}

#[test]
fn switches_of_templates_pass_through() {
    let ends = |name: &str, switch: Option<bool>| {
        let source = real(name)?;
        let messages: minijinja::value::Value = serde_json::from_str(r#"[{"role": "user", "content": "x"}]"#).unwrap();
        let mut variables = std::collections::BTreeMap::from([
            ("messages".to_owned(), messages),
            ("add_generation_prompt".to_owned(), true.into()),
        ]);
        variables.extend(switch.map(|switch| ("enable_thinking".to_owned(), switch.into())));
        let template = Template::compile(&source).unwrap();
        let written = template.render(variables, chrono::DateTime::UNIX_EPOCH, 100).unwrap();
        Some(written.trim_end().to_owned())
    };
    // What the beginning of an answer ends with, with the switch left alone, on and off.
    let cases = [
        (
            "Qwen-Qwen3-0.6B.jinja",
            ["assistant", "assistant", "<think>\n\n</think>"],
        ),
        (
            "HuggingFaceTB-SmolLM3-3B.jinja",
            ["assistant", "assistant", "<think>\n\n</think>"],
        ),
        (
            "deepseek-ai-DeepSeek-R1-Distill-Qwen-32B.jinja",
            ["<think>\n</think>", "<think>", "<think>\n</think>"],
        ),
    ];
    for (name, expected) in cases {
        for (switch, end) in [None, Some(true), Some(false)].into_iter().zip(expected) {
            if let Some(written) = ends(name, switch) {
                assert!(written.ends_with(end), "{name} {switch:?}: {written}");
            }
        }
    }
}
