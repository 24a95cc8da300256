//! Templates as Hugging Face renders them, and templates that mean harm.

use super::template::Template;
use crate::engine::Usage;
use crate::Error;
use minijinja::value::Value;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

fn render(source: &str) -> Result<String, String> {
    render_with(source, 100)
}

/// Renders as for a conversation of `n_bytes`.
fn render_with(source: &str, n_bytes: usize) -> Result<String, String> {
    let now = chrono::DateTime::from_timestamp(1_785_024_000, 0).unwrap();
    let words = Value::from(vec!["a", "b"]);
    let variables = BTreeMap::from([("x".to_owned(), Value::from("one two")), ("words".to_owned(), words)]);
    let rendered = Template::compile(source).and_then(|template| template.render(variables, now, n_bytes));
    rendered.map_err(fault)
}

/// What a template is at fault for.
fn fault(error: Error) -> String {
    match error {
        Error::ChatTemplate { reason } => reason,
        other => panic!("{other}"),
    }
}

#[test]
fn blocks_and_methods_are_pythons() {
    let cases = [
        ("a\n  {% if true %}\nb\n  {% endif %}\nc\n", "a\nb\nc"),
        ("{{ x.split(' ')[-1].upper() }}{{ x.startswith('one') }}", "TWOTrue"),
        ("{{ ', '.join(words) }} {{ '{} {:>3}'.format(1, 'b') }}", "a, b 1   b"),
        (
            "{% for w in words %}{% if loop.first %}{% continue %}{% endif %}{{ w }}{% break %}{% endfor %}",
            "b",
        ),
        (
            "{% for w in words %}{{ loop.previtem }}{{ loop.nextitem }}{% endfor %}",
            "ba",
        ),
        (
            "{{ none }} {{ true }} {{ [1, 'a', none] }} {{ 1.0 }}",
            "None True [1, 'a', None] 1.0",
        ),
        ("{{ missing | length }}{{ missing }}{{ missing is defined }}", "0False"),
        (
            "{% generation %}a{% endgeneration %} {%- generation -%} b {%- endgeneration -%} c",
            "abc",
        ),
        ("generation {%- if true -%}{%- endif -%}", "generation"),
        ("{{ strftime_now('%d %b %Y') }}", "26 Jul 2026"),
        ("{{ {'b': '<é>', 'a': [1]} | tojson }}", r#"{"b": "<é>", "a": [1]}"#),
        ("{{ [1] | tojson(indent=2) }}", "[\n  1\n]"),
        ("{{ [1, 2] | tojson(separators=(',', ':')) }}", "[1,2]"),
        ("{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}", "12"),
        (
            "{% set ns = namespace(n=0) %}{% for w in words %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}",
            "2",
        ),
    ];
    for (source, expected) in cases {
        assert_eq!(render(source).as_deref(), Ok(expected), "{source}");
    }
}

#[test]
fn an_exception_of_the_template_is_its_message_and_other_faults_name_the_line() {
    assert_eq!(
        render("{{ raise_exception('Only users!') }}"),
        Err("Only users!".into())
    );
    let cases = [
        ("\n{{ missing.role }}", "chat:2"),
        ("{% if %}", "syntax error"),
        ("generation {%%}", "syntax error"),
        ("{{ strftime_now('%Q') }}", "%Q"),
        ("{{ missing | tojson }}", "undefined"),
        ("{% include 'other' %}", "other"),
    ];
    for (source, part) in cases {
        let reason = render(source).unwrap_err();
        assert!(reason.contains(part), "{source}: {reason}");
    }
}

/// Repeats a body more often than any fuel lasts.
fn forever(body: &str) -> String {
    let many = "{% for i in range(90000) %}";
    format!("{{% set ns = namespace(s=['ab'], t='abcdefgh') %}}{many}{many}{body}{{% endfor %}}{{% endfor %}}")
}

#[test]
fn a_hostile_template_is_an_error() {
    let sources = [
        forever(""),
        forever("{{ i }}"),
        forever("{% set ns.t = ns.t ~ ns.t %}"),
        forever("{% set ns.t = ns.t.replace('', ns.t) %}"),
        forever("{% set ns.s = [ns.s] %}"),
        forever("{% set ns.s = {'a': ns.s} %}{{ ns.s == [ns.s] }}"),
        forever("{% set ns.t = ns.t.join([ns.t, ns.t]) %}"),
        "{{ range(10000000000) }}".into(),
        "{{ 'a' * 10000000000 }}".into(),
        "{{ '{:>99999999999}'.format('a') }}{{ '{:>{}}'.format('a', 99999999999) }}".into(),
        "{{ '%99999999999d' | format(1) }}".into(),
        "{{ 'a' | indent(99999999999) }}".into(),
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}".into(),
        format!("{{{{ {}1{} }}}}", "(".repeat(100_000), ")".repeat(100_000)),
        "{% if true %}".repeat(50_000),
        "a".repeat(2 << 20),
    ];
    for source in sources {
        let start: String = source.chars().take(120).collect();
        for n_bytes in [0, usize::MAX] {
            assert!(render_with(&source, n_bytes).is_err(), "{start}");
        }
    }
}

#[test]
fn values_nested_as_deep_as_fuel_lasts_are_dropped_printed_and_compared() {
    let deep = |n: usize| {
        let grow = "{% set ns.s = [ns.s] %}{% set ns.t = [ns.t] %}";
        format!(
            "{{% set ns = namespace(s=[], t=[]) %}}{{% for i in range({n}) %}}{{% for j in range(100) %}}{grow}{{% endfor %}}{{% endfor %}}"
        )
    };
    assert_eq!(render(&(deep(80) + "{{ ns.s == ns.t }}")).as_deref(), Ok("True"));
    assert!(render(&(deep(80) + "{{ ns.s | tojson }}")).is_err());
    let most = deep(1200);
    assert_eq!(
        render_with(&(most.clone() + "{{ ns.s == ns.t }}"), usize::MAX).as_deref(),
        Ok("True")
    );
    assert_eq!(render_with(&most, usize::MAX).as_deref(), Ok(""));
    assert!(render_with(&(most + "{{ ns.s }}"), usize::MAX).is_ok_and(|text| text.len() > 200_000));
}

#[test]
fn comparing_what_holds_itself_many_times_over_is_given_up() {
    let grow = "{% for i in range(200) %}{% set ns.s = [ns.s, ns.s] %}{% set ns.t = [ns.t, ns.t] %}{% endfor %}";
    let reason = render(&format!(
        "{{% set ns = namespace(s=[], t=[]) %}}{grow}{{{{ ns.s == ns.t }}}}"
    ))
    .unwrap_err();
    assert!(reason.contains("not done after"), "{reason}");
}

/// Renders real templates in conversations whose text Jinja2 has written, where the vectors are beside the repository.
#[test]
fn real_templates_agree_with_jinja2() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors/chat-templates");
    let Ok(expected) = std::fs::read_to_string(folder.join("expected.json")) else {
        let _ = writeln!(std::io::stderr(), "not run: there is no {}", folder.display());
        return;
    };
    let expected: BTreeMap<String, BTreeMap<String, BTreeMap<String, Value>>> =
        serde_json::from_str(&expected).unwrap();
    let mut n_cases = 0;
    for (file, cases) in expected {
        let template = Template::compile(&std::fs::read_to_string(folder.join(&file)).unwrap()).unwrap();
        for (case, fields) in cases {
            let mut variables = BTreeMap::from([
                ("messages".to_owned(), fields["messages"].clone()),
                ("add_generation_prompt".to_owned(), Value::from(true)),
                ("bos_token".to_owned(), Value::from("<s>")),
                ("eos_token".to_owned(), Value::from("</s>")),
            ]);
            if !fields["tools"].is_none() {
                variables.insert("tools".into(), fields["tools"].clone());
            }
            let now = chrono::DateTime::from_timestamp(1_785_024_000, 0).unwrap();
            let rendered = template.render(variables, now, 1000).map_err(fault);
            match (fields.get("output"), fields.get("error")) {
                (Some(text), _) => assert_eq!(rendered.as_deref(), Ok(text.as_str().unwrap()), "{file}, {case}"),
                (None, error) => {
                    let error = error.and_then(Value::as_str).unwrap();
                    let message = error.strip_prefix("TemplateError: ").unwrap_or("");
                    assert!(
                        rendered.as_ref().is_err_and(|ours| ours.contains(message)),
                        "{file}, {case}: {rendered:?}"
                    );
                }
            }
            n_cases += 1;
        }
    }
    assert!(n_cases > 0);
}

#[test]
fn what_a_template_looks_for_in_texts_is_none_of_its_markers() {
    let template = |source: &str| Template::compile(source).unwrap();
    for source in [
        "{% for m in messages %}[INST] {{ m.content }} [/INST]{% endfor %}",
        "{{ '[INST]' + messages[0]['content'] + '[/INST]' }}",
        "{% if messages[0].role == 'user' %}[INST]{% endif %}[/INST]",
        "{{ bos_token + \"[INST]\" ~ 'x[/INST]' }}",
    ] {
        for marker in ["[INST]", "[/INST]"] {
            assert_eq!(template(source).usage(marker), Usage::Written, "{source}");
        }
    }
    for source in [
        "{% if '</think>' in m.content %}<think>{{ m.content.split('</think>')[0] }}</think>{% endif %}",
        "{{ m.content.replace('</think>', '') }}</think>",
        "{{ m.content | replace(\"</think>\", '') }}</think>",
        "{% if m.content.startswith('</think>') or m.content == '</think>' %}</think>{% endif %}",
        "{% if '</think>' not in m.content %}</think>{% endif %}",
    ] {
        assert_eq!(template(source).usage("</think>"), Usage::LookedFor, "{source}");
    }
    for source in ["", "{{ m.content.replace('</think>', '') }}"] {
        assert_eq!(template(source).usage("</think>"), Usage::None, "{source}");
    }
}
