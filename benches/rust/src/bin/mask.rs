//! What a constraint costs: `mullama-bench-mask MODEL PAIRS`.
//!
//! Generations of one length with and without a constraint, in interleaved pairs, one thread each. Lines of JSON: the constraint, and for
//! each pair the milliseconds of a step without and with it.

use std::error::Error;

use mullama::{Constraint, Context, ContextParams, GenerateOptions, Model, SamplerParams};

const PROMPT: &str = "A list of people, as JSON:\n";
/// Tokens of a generation; the first of them come out of the prompt's decode.
const N: i32 = 48;

/// Texts that need at least [`N`] tokens, whatever is drawn.
fn constraints() -> [(&'static str, Constraint); 3] {
    let person = r#"{"type":"object","properties":{"name":{"type":"string","minLength":40},"age":{"type":"integer"},"kind":{"enum":["fox","crow"]}},"required":["name","age","kind"],"additionalProperties":false}"#;
    let schema = format!(r#"{{"type":"array","minItems":20,"items":{person}}}"#);
    let gbnf = r#"root ::= item{40,}
item ::= word " " number "\n"
word ::= [a-z]{6,12}
number ::= [0-9]{4}"#;
    [
        ("JSON Schema", Constraint::JsonSchema(schema)),
        (
            "regex",
            Constraint::Regex(r"([A-Z][a-z]+ is [0-9]{1,3} years old\. ){60}".into()),
        ),
        ("GBNF", Constraint::Gbnf(gbnf.into())),
    ]
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, n_pairs] = args.as_slice() else {
        return Err("usage: mullama-bench-mask MODEL PAIRS".into());
    };
    let n_pairs: usize = n_pairs.parse()?;
    let model = Model::load(path)?;
    let params = ContextParams {
        n_ctx: 512,
        n_threads: 1,
        ..ContextParams::default()
    };
    let context = Context::new_with(&model, &params)?;
    let sampler = SamplerParams {
        ignore_eos: true,
        ..SamplerParams::greedy()
    };
    let step = |constraint: Option<&Constraint>| -> mullama::Result<f64> {
        let options = GenerateOptions {
            constraint: constraint.cloned(),
            ..GenerateOptions::default()
        };
        let record = context.complete_with(PROMPT, N, &sampler, &options)?;
        assert_eq!(record.stats.n_generated, N, "the text is long enough: {}", record.text);
        Ok(record.stats.generate_ms / f64::from(N - 1))
    };
    for (name, constraint) in constraints() {
        // The first round warms up.
        step(None)?;
        step(Some(&constraint))?;
        let mut pairs = Vec::new();
        for pair in 0..n_pairs {
            let (free, bound) = if pair % 2 == 0 {
                let free = step(None)?;
                (free, step(Some(&constraint))?)
            } else {
                let bound = step(Some(&constraint))?;
                (step(None)?, bound)
            };
            pairs.push(format!("[{free},{bound}]"));
        }
        println!(r#"{{"constraint":"{name}","pairs":[{}]}}"#, pairs.join(","));
    }
    Ok(())
}
