//! Answers to come and awaited streams on executors that know nothing of this crate, and of which it knows nothing.

mod common;

use common::{context, greedy, no_options, small, tiny, tiny_path, STORY};
use futures_util::{future, StreamExt};
use mullama::{Context, ContextParams, EmbeddingGenerator, ErrorCode, Model, Result, SamplerParams};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// What any of them runs.
type Program = Pin<Box<dyn Future<Output = Result<()>> + Send>>;
type Run = Box<dyn Fn(Program) -> Result<()>>;

fn executors() -> Vec<(&'static str, Run)> {
    vec![
        ("pollster", Box::new(pollster::block_on::<Program>)),
        ("futures", Box::new(futures_executor::block_on::<Program>)),
        (
            "tokio, one thread",
            Box::new(|program| current_thread().block_on(program)),
        ),
        (
            "tokio, several threads",
            Box::new(|program| {
                let runtime = tokio::runtime::Builder::new_multi_thread()
                    .worker_threads(2)
                    .build()
                    .unwrap();
                runtime.block_on(async { tokio::spawn(program).await.unwrap() })
            }),
        ),
    ]
}

fn current_thread() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
}

fn endless() -> SamplerParams {
    SamplerParams {
        ignore_eos: true,
        ..greedy()
    }
}

async fn whole_program() -> Result<()> {
    let model = Model::load_async(tiny_path()).await?;
    let params = ContextParams {
        n_seq_max: 2,
        ..small()
    };
    let context = Context::create_async_with(&model, &params).await?;
    let expected = context.generate_with(STORY, 30, &greedy(), &no_options())?;

    let both = future::join(
        context.generate_async_with(STORY, 30, &greedy(), &no_options()),
        context.complete_async_with(STORY, 30, &greedy(), &no_options()),
    );
    let (text, record) = both.await;
    assert_eq!((text?, record?.text), (expected.clone(), expected.clone()));

    let open = || context.generate_stream_async_with(STORY, 30, &greedy(), &no_options());
    let mut pieces = futures_util::stream::select(open()?, open()?);
    let mut n_bytes = 0;
    while let Some(piece) = pieces.next().await {
        n_bytes += piece?.len();
    }
    assert_eq!(n_bytes, 2 * expected.len());

    let generator = EmbeddingGenerator::create_async(&model).await?;
    assert_eq!(generator.embed_async(STORY).await?, generator.embed(STORY)?);
    let error = Model::load_async("no/such/file.gguf").await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::ModelLoad);
    Ok(())
}

#[test]
fn every_executor_runs_it() {
    for (name, run) in executors() {
        run(Box::pin(whole_program())).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn a_select_that_drops_the_loser_ends_its_work() {
    let context = context(&tiny());
    current_thread().block_on(async {
        let endless_call = context.generate_async_with(STORY, -1, &endless(), &no_options());
        let limit = std::pin::pin!(tokio::time::sleep(Duration::from_millis(5)));
        let lost = matches!(future::select(endless_call, limit).await, future::Either::Right(_));
        // The only sequence is free for the next one, whichever came first.
        let next = context.generate_async_with(STORY, 3, &greedy(), &no_options()).await;
        assert!(next.is_ok(), "{lost}");
        let stream = context
            .generate_stream_async_with(STORY, -1, &endless(), &no_options())
            .unwrap();
        let few: Vec<_> = stream.take(3).collect().await;
        assert_eq!(few.len(), 3);
        assert!(context
            .generate_async_with(STORY, 3, &greedy(), &no_options())
            .await
            .is_ok());
    });
}

#[test]
fn a_task_that_is_aborted_ends_its_work() {
    let context = Context::new_with(
        &tiny(),
        &ContextParams {
            overflow: mullama::Overflow::Shift,
            ..small()
        },
    )
    .unwrap();
    current_thread().block_on(async {
        let endless_call = context.generate_async_with(STORY, -1, &endless(), &no_options());
        let task = tokio::spawn(endless_call);
        tokio::task::yield_now().await;
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        // Without an end of its own it would have kept the context for ever.
        assert!(context
            .generate_async_with(STORY, 3, &greedy(), &no_options())
            .await
            .is_ok());
    });
}
