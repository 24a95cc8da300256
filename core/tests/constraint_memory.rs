//! Constraints that want to take memory: one test, for the measure is the process's.

mod common;

use common::process::bytes_of;
use common::{context, no_options, tiny};
use mullama::{Constraint, GenerateOptions, SamplerParams};

/// The most memory that this process has had, in MiB.
fn most_mib() -> Option<u64> {
    Some(bytes_of("VmHWM")? >> 20)
}

/// Each can be in more states than fit anywhere, and the texts that are drawn lead through as many as they can.
fn hostile() -> Vec<Constraint> {
    let regexes = [
        "(a|b)*a(a|b){20}c".to_owned(),
        "([a-z ]*[aeiou][a-z ]{30,40})*X".to_owned(),
        "(.*(a|e|i)(.{25})(o|u).*)&(.*[st].{40}[a-m].*)".to_owned(),
        format!(
            "(({}){{40,60}})*Z",
            (0..26)
                .map(|n| format!("{}{{1,9}}", char::from(b'a' + n)))
                .collect::<Vec<_>>()
                .join("|")
        ),
        "((ab?c?d?e?f?g?h?i?j?k?l?m?n?){10,400} ){20,400}".to_owned(),
    ];
    let strings: Vec<String> = (0..60)
        .map(|n| {
            format!(
                r#""p{n}":{{"type":"string","pattern":"^.*[a-{}].{{{}}}x$"}}"#,
                char::from(b'b' + n % 24),
                10 + n
            )
        })
        .collect();
    let schema = format!(r#"{{"type":"object","properties":{{{}}}}}"#, strings.join(","));
    let lark = r#"start: (A | B | C)+
A: /[a-z]*e[a-z ]{25}/
B: /[a-z ]*s[a-z]{30}/
C: /(.*t.{35}){3}/"#;
    let mut found: Vec<Constraint> = regexes.into_iter().map(Constraint::Regex).collect();
    found.push(Constraint::JsonSchema(schema));
    found.push(Constraint::Lark(lark.into()));
    found
}

#[test]
fn no_constraint_takes_hundreds_of_megabytes() {
    let model = tiny();
    let context = context(&model);
    let sampler = SamplerParams {
        temperature: 2.0,
        top_k: 0,
        top_p: 1.0,
        min_p: 0.0,
        seed: Some(5),
        ..SamplerParams::default()
    };
    context.generate_with("Once", 3, &sampler, &no_options()).unwrap();
    let Some(before) = most_mib() else { return };
    for constraint in hostile() {
        let options = GenerateOptions {
            constraint: Some(constraint.clone()),
            ..no_options()
        };
        // Each may come to its limits, which is an error that says so.
        let answer = context.generate_with("Once", 300, &sampler, &options);
        let message = answer.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(
            message.is_empty() || message.contains("make the constraint simpler") || message.contains("constraint."),
            "{message}"
        );
        let taken = most_mib().unwrap_or(u64::MAX) - before;
        assert!(taken < 100, "{taken} MiB for {constraint:?}: {message}");
    }
}
