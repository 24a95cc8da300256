use super::{compile, Restraint};
use crate::engine::Weights;
use crate::scheduler::Allowed;
use crate::{Constraint, Error};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

fn weights() -> Arc<Weights> {
    static WEIGHTS: OnceLock<Arc<Weights>> = OnceLock::new();
    Arc::clone(WEIGHTS.get_or_init(|| Arc::new(Weights::of_tiny(true))))
}

fn compiled(constraint: &Constraint) -> Box<dyn Restraint> {
    compile(&weights(), constraint, &[]).unwrap_or_else(|error| panic!("{constraint:?}: {error}"))
}

/// Whether a text is one of the constraint's: each of its tokens is allowed where it stands, and so is the end.
fn takes(constraint: &Constraint, text: &str) -> bool {
    let weights = weights();
    let mut restraint = compiled(constraint);
    let n_vocab = weights.facts.n_vocab as usize;
    let eos = weights.facts.token_eos.unwrap() as usize;
    let mut complete = false;
    // Byte by byte, so that it is the grammar that decides and no tokenisation.
    for byte in text.bytes() {
        if complete {
            return false;
        }
        let mut logits = vec![0.0; n_vocab];
        if restraint.restrain(&mut logits).unwrap() == Allowed::End {
            return false;
        }
        let token = (0..n_vocab).find(|token| {
            let mut bytes = Vec::new();
            weights.append_piece(*token as i32, false, &mut bytes).unwrap();
            bytes == [byte] && !weights.facts.control.has(*token as i32)
        });
        let token = token.unwrap_or_else(|| panic!("the vocabulary has byte {byte}"));
        if logits[token] == f32::NEG_INFINITY {
            return false;
        }
        complete = restraint.take(token as i32).unwrap();
    }
    let mut logits = vec![0.0; n_vocab];
    complete || restraint.restrain(&mut logits).unwrap() == Allowed::End || logits[eos] == 0.0
}

fn check(constraint: &Constraint, taken: &[&str], refused: &[&str]) {
    for text in taken {
        assert!(takes(constraint, text), "{constraint:?} takes {text:?}");
    }
    for text in refused {
        assert!(!takes(constraint, text), "{constraint:?} takes no {text:?}");
    }
}

fn fault(constraint: &Constraint) -> String {
    match compile(&weights(), constraint, &[]) {
        Ok(_) => panic!("{constraint:?} compiles"),
        Err(error @ Error::InvalidInput { .. }) => error.to_string(),
        Err(error) => panic!("{constraint:?}: {error:?}"),
    }
}

fn schema(text: &str) -> Constraint {
    Constraint::JsonSchema(text.into())
}

fn gbnf(text: &str) -> Constraint {
    Constraint::Gbnf(text.into())
}

#[test]
fn a_schema_takes_what_validates_in_its_own_order_and_compact() {
    let person = schema(
        r#"{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer","minimum":0,"maximum":120}},
            "required":["name","age"],"additionalProperties":false}"#,
    );
    check(
        &person,
        &[r#"{"name":"Bo","age":7}"#, r#"{"name":"","age":120}"#],
        &[
            r#"{"name":"Bo","age":121}"#,
            r#"{"age":7,"name":"Bo"}"#,
            r#"{"name":"Bo", "age":7}"#,
            r#"{"name":"Bo"}"#,
            "",
        ],
    );
    check(&schema("true"), &["1", "{}", "null"], &["nul"]);
    check(
        &schema(r#"{"enum":["red","green",3]}"#),
        &[r#""red""#, "3"],
        &[r#""blue""#, "33"],
    );
}

#[test]
fn a_reference_may_go_round() {
    let tree = schema(
        r##"{"$ref":"#/$defs/tree","$defs":{"tree":{"type":"object","properties":{"left":{"$ref":"#/$defs/tree"}},"additionalProperties":false}}}"##,
    );
    check(&tree, &["{}", r#"{"left":{"left":{}}}"#], &[r#"{"left":1}"#]);
}

#[test]
fn a_keyword_that_is_not_kept_to_is_named_with_its_place() {
    let nested =
        r#"{"type":"object","properties":{"a/b":{"type":"array","items":{"type":"array","uniqueItems":true}}}}"#;
    let message = fault(&schema(nested));
    assert!(
        message.contains("'uniqueItems' at /properties/a~1b/items/uniqueItems"),
        "{message}"
    );
    assert!(
        message.contains("constraint.json_schema") && message.contains("maxItems"),
        "{message}"
    );
    for (keyword, schema_text) in [
        ("not", r#"{"not":{"type":"string"}}"#),
        ("if", r#"{"anyOf":[{"if":{}}]}"#),
        ("x-guidance", r#"{"x-guidance":{"whitespace_flexible":true}}"#),
        (
            "/maxProperties beside the property 'a'",
            r#"{"properties":{"a":{}},"maxProperties":1}"#,
        ),
        ("soundex", r#"{"type":"string","format":"soundex"}"#),
        (
            "/unevaluatedProperties",
            r#"{"type":"object","unevaluatedProperties":false}"#,
        ),
        ("/propertyNames", r#"{"propertyNames":false}"#),
        (
            "patternProperties/^a/contains",
            r#"{"patternProperties":{"^a":{"contains":{}}}}"#,
        ),
    ] {
        let message = fault(&schema(schema_text));
        assert!(message.contains(keyword), "{keyword}: {message}");
    }
}

#[test]
fn what_is_no_keyword_says_nothing_and_a_value_is_no_schema() {
    check(
        &schema(r#"{"type":"integer","uniqueItems":false,"nullable":true,"x-order":1}"#),
        &["5"],
        &["null"],
    );
    check(
        &schema(r#"{"const":{"not":1,"if":2}}"#),
        &[r#"{"not":1,"if":2}"#],
        &["{}"],
    );
}

#[test]
fn a_bad_schema_is_an_error_that_says_what_is_wrong() {
    for (text, expected) in [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "a list at its root"),
        (r#"{"items":3}"#, "a number at /items"),
        (r#"{"type":"strin"}"#, "strin"),
        (r#"{"type":"string","pattern":"("}"#, "not usable"),
        (r##"{"$ref":"#/$defs/gone"}"##, "gone"),
        (r#"{"$ref":"http://example.com/schema"}"#, "example.com"),
        (r#"{"type":"integer","minimum":3,"maximum":2}"#, "nsatisfiable"),
    ] {
        let message = fault(&schema(text));
        assert!(message.contains(expected), "{text}: {message}");
    }
}

#[test]
fn a_regular_expression_is_of_the_whole_text() {
    let date = Constraint::Regex(r"\d{4}-\d{2}".into());
    check(&date, &["2026-11"], &["2026-1", "x2026-11", "2026-111"]);
    check(&Constraint::Regex("a*".into()), &["", "aaa"], &["b"]);
    check(
        &Constraint::Regex("(ja|nein)/[äö]".into()),
        &["ja/ä", "nein/ö"],
        &["ja/a"],
    );
    let message = fault(&Constraint::Regex("a(".into()));
    assert!(message.contains("constraint.regex"), "{message}");
}

#[test]
fn a_lark_grammar_is_kept_to() {
    let sum = Constraint::Lark("start: NUMBER (\"+\" NUMBER)*\nNUMBER: /[0-9]+/".into());
    check(&sum, &["1", "12+3+4"], &["", "+", "1+"]);
    for text in ["", "start: gone", "start: \"a", "no_start: \"a\""] {
        let message = fault(&Constraint::Lark(text.into()));
        assert!(message.contains("constraint.lark"), "{text}: {message}");
    }
}

#[test]
fn a_gbnf_grammar_means_what_it_means_to_llama_cpp() {
    check(
        &gbnf("root ::= [a-z]* \"end\""),
        &["end", "spend", "endend"],
        &["en", "endx"],
    );
    check(
        &gbnf("# a sum\nroot ::= num ws-op num # two\n\nws-op ::= \" \"? (\n  \"+\" |\n  \"-\"\n) \" \"?\nnum ::= [0-9]{1,3}\n"),
        &["1+2", "12 - 345"],
        &["1234+1", "1", "1++2"],
    );
    check(&gbnf("root ::= \"a\"\n  | \"b\" root\n"), &["a", "bba"], &["b", "ab"]);
    check(
        &gbnf("root ::= (\"x\" | ) \"\\u00e9\\x41\\n\""),
        &["éA\n", "xéA\n"],
        &["éA"],
    );
    check(
        &gbnf("root ::= [^\\n\\]a-c]{2,}"),
        &["xy", "é-z"],
        &["x", "xa", "x\n", "x]"],
    );
    check(&gbnf("root ::= . \"\" ."), &["ab", "\n\n"], &["a", "abc"]);
    check(&gbnf("root ::= root \"a\" | \"b\""), &["b", "baa"], &["a"]);
    check(&gbnf("root ::= [-a] [a-]"), &["--", "aa"], &["b-"]);
}

#[test]
fn a_bad_gbnf_grammar_is_an_error_with_its_line() {
    for (text, expected) in [
        ("", "root"),
        ("start ::= \"a\"", "root"),
        ("root ::= other", "line 1: the rule 'other'"),
        ("root ::= \"a\"\nroot ::= \"b\"", "line 2"),
        ("root = \"a\"", "'::='"),
        ("root ::= \"a", "literal's end"),
        ("root ::= [a", "class's end"),
        ("root ::= []", "a character between"),
        ("root ::= [z-a]", "goes up"),
        ("root ::= (\"a\"", "')'"),
        ("root ::= \"a\")", "a literal"),
        ("root ::= \"a\"{3,2}", "at least n"),
        ("root ::= \"a\"{x}", "{n}"),
        ("root ::= \"a\"{1", "'}'"),
        ("root ::= \"\\q\"", "an escape"),
        ("root ::= \"\\xZZ\"", "hexadecimal"),
        ("root ::= \"\\ud800\"", "hexadecimal"),
        ("root ::= <[42]>", "no tokens"),
    ] {
        let message = fault(&gbnf(text));
        assert!(
            message.contains(expected) && message.contains("constraint.gbnf"),
            "{text}: {message}"
        );
    }
}

#[test]
fn what_is_too_large_or_too_deep_is_refused_before_it_is_compiled() {
    let deep = "(".repeat(100_000);
    let lark = Constraint::Lark(format!("start: {deep}"));
    for constraint in [
        Constraint::Regex(deep.clone()),
        lark,
        gbnf(&format!("root ::= {deep}")),
        schema(&"[".repeat(100_000)),
        Constraint::Lark(format!("start: {}\"a\"", "~".repeat(100_000))),
        Constraint::Regex("a".to_owned() + &"*".repeat(100_000)),
    ] {
        assert!(fault(&constraint).contains("nested deeper than"));
    }
    assert!(fault(&Constraint::Regex("a".repeat(2 << 20))).contains("bytes long"));
    assert!(fault(&gbnf(&"\n".repeat(20_000))).contains("lines or references"));
}

/// A stack that overflows ends the process.
#[test]
fn whatever_is_as_deep_as_is_taken_is_compiled_and_followed_or_refused() {
    const N: usize = 9_990;
    let join = |line: &dyn Fn(usize) -> String, by: &str| (0..N).map(line).collect::<Vec<_>>().join(by);
    let terminals = join(&|n| format!("T{n}: \"a\" T{}", n + 1), "\n");
    let rules = join(&|n| format!("r{n} ::= \"a\" r{}", n + 1), "\n");
    let references = join(&|n| format!(r##""d{n}":{{"$ref":"#/$defs/d{}"}}"##, n + 1), ",");
    let sums = join(
        &|n| {
            format!(
                r##""d{n}":{{"allOf":[{{"$ref":"#/$defs/d{}"}},{{"minLength":1}}]}}"##,
                n + 1
            )
        },
        ",",
    );
    let properties = (0..500)
        .map(|n| format!(r#""p{n}":{{"type":"integer"}}"#))
        .collect::<Vec<_>>();
    let mut refused = Vec::new();
    for constraint in [
        Constraint::Lark(format!("start: T0\n{terminals}\nT{N}: \"b\"")),
        gbnf(&format!("root ::= r0\n{rules}\nr{N} ::= \"b\"")),
        schema(&format!(
            r##"{{"$ref":"#/$defs/d0","$defs":{{{references},"d{N}":{{"type":"null"}}}}}}"##
        )),
        schema(&format!(
            r##"{{"$ref":"#/$defs/d0","$defs":{{{sums},"d{N}":{{"type":"string"}}}}}}"##
        )),
        schema(&format!(
            r#"{{"type":"object","properties":{{{}}}}}"#,
            properties.join(",")
        )),
        Constraint::Regex("((a{1000}){1000}){1000}".into()),
        Constraint::Regex(format!("{}a{}", "(a".repeat(80), ")*".repeat(80))),
        Constraint::Regex("ab?".repeat(10_000)),
        Constraint::Regex(vec!["ab"; 10_000].join("|")),
        Constraint::Lark(format!("start: {}\"a\"{}", "(\"b\" ".repeat(190), ")*".repeat(190))),
    ] {
        match compile(&weights(), &constraint, &[]) {
            Ok(restraint) => follow(restraint, 30),
            Err(error) => refused.push(error.to_string()),
        }
    }
    let limits = ["schema too large", "lark grammar too deeply nested"];
    assert_eq!(refused.len(), limits.len(), "{refused:?}");
    for (message, limit) in refused.iter().zip(limits) {
        assert!(message.contains(limit), "{message}");
    }
}

/// Takes the last token that is allowed, some times.
fn follow(mut restraint: Box<dyn Restraint>, n_tokens: usize) {
    let weights = weights();
    for _ in 0..n_tokens {
        let mut logits = vec![0.0; weights.facts.n_vocab as usize];
        if !matches!(restraint.restrain(&mut logits), Ok(Allowed::Some)) {
            return;
        }
        let token = logits.iter().rposition(|logit| *logit == 0.0).expect("one is allowed") as i32;
        if weights.facts.eog.has(token) || restraint.take(token).unwrap_or(true) {
            return;
        }
    }
}

#[test]
fn a_text_that_can_be_read_in_many_ways_is_followed() {
    // More ways than there are atoms.
    let many = gbnf("root ::= root root | \"a\" | \"aa\" | root root root");
    check(&many, &[&"a".repeat(200)], &[&("a".repeat(100) + "b")]);
}

#[test]
fn a_step_that_would_cost_too_much_is_an_error() {
    let mut restraint = compiled(&wide());
    let mut logits = vec![0.0; weights().facts.n_vocab as usize];
    let failed = (0..10).find_map(|_| {
        logits.fill(0.0);
        let allowed = restraint.restrain(&mut logits);
        let token = logits.iter().rposition(|logit| *logit == 0.0).unwrap_or_default();
        allowed.err().or_else(|| restraint.take(token as i32).err())
    });
    let message = failed.expect("2,000 properties may come next").to_string();
    assert!(
        message.contains("constraint.json_schema cannot go on") && message.contains("simpler"),
        "{message}"
    );
}

/// More properties that can be left out than one step looks at.
fn wide() -> Constraint {
    let properties: Vec<String> = (0..2000).map(|n| format!(r#""p{n}":{{"type":"integer"}}"#)).collect();
    schema(&format!(
        r#"{{"type":"object","properties":{{{}}}}}"#,
        properties.join(",")
    ))
}

#[test]
fn compiling_ends_when_it_is_cancelled() {
    let stopped = compile(&weights(), &wide(), &[&AtomicBool::new(true)]);
    assert!(matches!(stopped.err(), Some(Error::Cancelled { .. })));
}

/// What is said of a text: 0 none of the constraint's begins so, 1 one does, 2 it is one.
fn said(constraint: &Constraint, bytes: &[i32; 256], text: &str) -> u8 {
    let weights = weights();
    let eos = weights.facts.token_eos.unwrap() as usize;
    let mut restraint = compiled(constraint);
    let mut logits = vec![0.0; weights.facts.n_vocab as usize];
    for byte in text.bytes() {
        logits.fill(0.0);
        let token = bytes[usize::from(byte)];
        let is_over = restraint.restrain(&mut logits).unwrap() == Allowed::End;
        if is_over || logits[token as usize] == f32::NEG_INFINITY {
            return 0;
        }
        restraint.take(token).unwrap();
    }
    logits.fill(0.0);
    let is_over = restraint.restrain(&mut logits).unwrap() == Allowed::End;
    1 + u8::from(is_over || logits[eos] == 0.0)
}

/// The token of each byte, whatever other tokens have it.
fn byte_tokens() -> [i32; 256] {
    let weights = weights();
    let mut found = [-1; 256];
    for token in (0..weights.facts.n_vocab).filter(|token| !weights.facts.control.has(*token)) {
        let mut bytes = Vec::new();
        weights.append_piece(token, false, &mut bytes).unwrap();
        if let [byte] = bytes[..] {
            found[usize::from(byte)] = token;
        }
    }
    found
}

/// `tests/structured/gbnf.py` makes the file, and a test of the oracle's holds it to llama.cpp.
#[test]
fn gbnf_takes_the_texts_that_llama_cpp_takes() {
    let file = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/structured/gbnf.json"));
    let cases: serde_json::Value = serde_json::from_str(file).unwrap();
    let bytes = byte_tokens();
    let mut counts = [0; 3];
    for case in cases.as_array().unwrap() {
        let grammar = gbnf(case["grammar"].as_str().unwrap());
        let (texts, answers) = (case["texts"].as_array().unwrap(), case["answers"].as_array().unwrap());
        for (text, answer) in texts.iter().zip(answers) {
            let (text, answer) = (text.as_str().unwrap(), answer.as_u64().unwrap() as u8);
            assert_eq!(said(&grammar, &bytes, text), answer, "{text:?} under {grammar:?}");
            counts[usize::from(answer)] += 1;
        }
    }
    assert!(counts.iter().all(|n| *n > 50), "{counts:?}");
}
