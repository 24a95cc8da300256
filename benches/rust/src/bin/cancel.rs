//! How soon work ends that is cancelled: `mullama-bench-cancel MODEL TOKENS ROUNDS`.
//!
//! A prompt of TOKENS tokens is read, a generation runs, texts are embedded. Each is cancelled ROUNDS times, at moments that are spread over
//! it, and the time from there to the answer is taken. Beside that stands what one compute graph of `n_ubatch` tokens takes, which is the
//! bound where no graph can be left. Milliseconds, as one line of JSON.

use std::error::Error;
use std::time::{Duration, Instant};

use mullama::{
    CancelToken, Context, ContextParams, EmbedOptions, EmbeddingConfig, EmbeddingGenerator, FinishReason,
    GenerateOptions, Model, SamplerParams,
};

type Done = Result<(), Box<dyn Error>>;

/// What is done with a token that may be set meanwhile; whether it was cancelled.
type Work<'a> = &'a (dyn Fn(&CancelToken) -> mullama::Result<bool> + Sync);

/// Milliseconds from a cancel to the answer, sorted: of rounds that are cancelled at moments spread over `whole`.
fn delays(work: Work, whole: Duration, n_rounds: u32) -> mullama::Result<Vec<f64>> {
    let mut found = Vec::new();
    for round in 0..n_rounds {
        let token = CancelToken::new();
        let after = whole.mul_f64(f64::from(round + 1) / f64::from(n_rounds + 1));
        let (was_cancelled, ms) = std::thread::scope(|scope| {
            let answer = scope.spawn(|| (work(&token), Instant::now()));
            std::thread::sleep(after);
            let asked = Instant::now();
            token.cancel()?;
            let (answer, ended) = answer.join().expect("the work does not panic");
            let ms = ended.saturating_duration_since(asked).as_secs_f64() * 1e3;
            Ok::<_, mullama::Error>((answer?, ms))
        })?;
        // One that was done before has no delay.
        if was_cancelled {
            found.push(ms);
        }
    }
    found.sort_by(f64::total_cmp);
    Ok(found)
}

fn row(name: &str, whole: Duration, found: &[f64]) -> String {
    let at = |share: f64| found.get((found.len() as f64 * share) as usize).copied();
    let last = found.last().copied();
    let shown = |ms: Option<f64>| ms.map_or("null".to_owned(), |ms| format!("{ms:.2}"));
    format!(
        r#""{name}":{{"whole_ms":{:.1},"n":{},"median_ms":{},"most_ms":{}}}"#,
        whole.as_secs_f64() * 1e3,
        found.len(),
        shown(at(0.5)),
        shown(last)
    )
}

fn timed(work: impl FnOnce() -> mullama::Result<bool>) -> mullama::Result<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn main() -> Done {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, n_tokens, n_rounds] = args.as_slice() else {
        return Err("usage: mullama-bench-cancel MODEL TOKENS ROUNDS".into());
    };
    let (n_tokens, n_rounds): (usize, u32) = (n_tokens.parse()?, n_rounds.parse()?);
    let model = Model::load(path)?;
    let params = ContextParams {
        n_ctx: u32::try_from(n_tokens)? + 512,
        n_threads: 1,
        ..ContextParams::default()
    };
    let context = Context::new_with(&model, &params)?;
    let sampler = SamplerParams {
        ignore_eos: true,
        ..SamplerParams::greedy()
    };
    let word = model.tokenize_with(" llama", false, false)?;
    let long: Vec<i32> = word.iter().copied().cycle().take(n_tokens).collect();

    let generate = |prompt: &[i32], max_tokens: i32, token: &CancelToken| -> mullama::Result<bool> {
        let options = GenerateOptions {
            cancel: Some(token.clone()),
            ..GenerateOptions::default()
        };
        // What a round has read must not be there for the next one.
        context.clear_cache()?;
        let record = context.complete_with(prompt, max_tokens, &sampler, &options)?;
        Ok(record.finish_reason == FinishReason::Cancelled)
    };
    let free = CancelToken::new();
    let n_ubatch = (params.n_ubatch as usize).min(n_tokens);
    let ubatch = timed(|| generate(&long[..n_ubatch], 1, &free))?;
    let prompt: Work = &|token| generate(&long, 1, token);
    let generation: Work = &|token| generate(&word, 256, token);

    let generator = EmbeddingGenerator::new_with(
        &model,
        &EmbeddingConfig {
            n_threads: 1,
            n_ctx: 512,
            ..EmbeddingConfig::default()
        },
    )?;
    let text = " llama".repeat(200);
    let texts = vec![text; n_tokens.div_ceil(200)];
    let embedding: Work = &|token| {
        let options = EmbedOptions {
            cancel: Some(token.clone()),
        };
        match generator.embed_batch_with(&texts, &options) {
            Ok(_) => Ok(false),
            Err(error) if error.code() == mullama::ErrorCode::Cancelled => Ok(true),
            Err(error) => Err(error),
        }
    };

    let mut rows = vec![format!(r#""ubatch_ms":{:.1}"#, ubatch.as_secs_f64() * 1e3)];
    for (name, work) in [("prompt", prompt), ("generation", generation), ("embedding", embedding)] {
        let whole = timed(|| work(&free))?;
        rows.push(row(name, whole, &delays(work, whole, n_rounds)?));
    }
    println!("{{{}}}", rows.join(","));
    Ok(())
}
