//! More generations than sequences: who is not read makes way, who waits gets a turn, and every text is what it is alone.

mod common;

use common::{chat, greedy, no_options, small, tiny, STORY};
use mullama::{
    CancelToken, Context, ContextParams, ErrorCode, FinishReason, GenerateOptions, Model, Overflow, SamplerParams,
    Stream,
};

/// A small generator of numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

fn endless() -> SamplerParams {
    SamplerParams {
        ignore_eos: true,
        ..greedy()
    }
}

fn on(model: &Model, params: ContextParams) -> Context {
    Context::new_with(model, &params).expect("a context")
}

fn open(context: &Context, prompt: &str, max_tokens: i32, sampler: &SamplerParams) -> Stream {
    context
        .generate_stream_with(prompt, max_tokens, sampler, &no_options())
        .unwrap()
}

/// Prompts of which each goes on in its own way.
fn prompts(n: usize) -> Vec<String> {
    let beginnings = [STORY, "The llama", "One day Anna", "Ben heard", "They walked"];
    (0..n)
        .map(|at| format!("{} and {} cats", beginnings[at % beginnings.len()], at + 2))
        .collect()
}

/// Reads all streams to their ends, each time one that is drawn by lot, and gives their texts.
fn read_by_lot(streams: &[Stream], dice: &mut Dice) -> Vec<String> {
    let mut texts = vec![String::new(); streams.len()];
    let mut left: Vec<usize> = (0..streams.len()).collect();
    while !left.is_empty() {
        let place = dice.roll(left.len());
        match streams[left[place]].wait_next().unwrap() {
            Some(piece) => texts[left[place]].push_str(&piece),
            None => drop(left.swap_remove(place)),
        }
    }
    texts
}

#[test]
fn generating_inside_the_loop_over_a_stream_answers_and_the_loop_goes_on() {
    let model = tiny();
    for deterministic in [false, true] {
        let context = on(
            &model,
            ContextParams {
                deterministic,
                ..small()
            },
        );
        let alone = context.generate_with(STORY, 60, &greedy(), &no_options()).unwrap();
        let inner = context.generate_with("The cat", 5, &greedy(), &no_options()).unwrap();
        let mut text = String::new();
        for piece in open(&context, STORY, 60, &greedy()) {
            text.push_str(&piece.unwrap());
            assert_eq!(
                context.generate_with("The cat", 5, &greedy(), &no_options()).unwrap(),
                inner
            );
        }
        assert_eq!(text, alone, "deterministic: {deterministic}");
    }
}

#[test]
fn forgotten_streams_keep_nobody_waiting() {
    let context = on(&tiny(), small());
    let alone = context.generate_with(STORY, 20, &greedy(), &no_options()).unwrap();
    let forgotten: Vec<Stream> = (0..5).map(|_| open(&context, STORY, -1, &endless())).collect();
    for stream in &forgotten {
        stream.wait_next().unwrap().unwrap();
    }
    assert_eq!(
        context.generate_with(STORY, 20, &greedy(), &no_options()).unwrap(),
        alone
    );
    context.clear_cache().unwrap();
    for stream in &forgotten {
        assert!(stream.wait_next().unwrap().is_some());
    }
}

#[test]
fn fifty_streams_on_two_sequences_are_each_what_they_are_alone() {
    let model = tiny();
    // Without a token of doubt in them: a greedy choice is the same in batches of every shape.
    let prompts: Vec<String> = (0..50)
        .map(|at| match at % 3 {
            0 => chat("What is the capital of Norway?"),
            1 => chat("Count from 3 to 12."),
            _ => chat("How do you say cat in Hindi?"),
        })
        .collect();
    for swap_mib in [0, -1] {
        let context = on(
            &model,
            ContextParams {
                n_ctx: 1024,
                n_seq_max: 2,
                swap_mib,
                ..small()
            },
        );
        let alone: Vec<String> = prompts[..3]
            .iter()
            .map(|prompt| context.generate_with(prompt, 60, &greedy(), &no_options()).unwrap())
            .collect();
        let streams: Vec<Stream> = prompts
            .iter()
            .map(|prompt| open(&context, prompt, 60, &greedy()))
            .collect();
        let texts = read_by_lot(&streams, &mut Dice(7));
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(text, &alone[at % 3], "stream {at}, swap_mib {swap_mib}");
        }
    }
}

#[test]
fn fifty_streams_of_a_deterministic_context_are_to_the_bit_what_they_are_alone() {
    let context = on(
        &tiny(),
        ContextParams {
            n_ctx: 1024,
            n_seq_max: 2,
            deterministic: true,
            ..small()
        },
    );
    // A draw at a high temperature: one bit in a logit would show.
    let sampler = SamplerParams {
        temperature: 1.5,
        top_k: 0,
        top_p: 1.0,
        min_p: 0.0,
        seed: Some(11),
        ignore_eos: true,
        ..SamplerParams::default()
    };
    let prompts = prompts(50);
    let alone: Vec<String> = prompts
        .iter()
        .map(|prompt| context.generate_with(prompt, 70, &sampler, &no_options()).unwrap())
        .collect();
    let streams: Vec<Stream> = prompts
        .iter()
        .map(|prompt| open(&context, prompt, 70, &sampler))
        .collect();
    assert_eq!(read_by_lot(&streams, &mut Dice(3)), alone);
}

#[test]
fn a_hundred_slow_readers_on_four_sequences_all_finish() {
    let context = on(
        &tiny(),
        ContextParams {
            n_ctx: 2048,
            n_seq_max: 4,
            ..small()
        },
    );
    let streams: Vec<Stream> = prompts(100)
        .iter()
        .map(|prompt| open(&context, prompt, 40, &endless()))
        .collect();
    // Each takes a piece when all others have.
    for _ in 0..40 {
        for stream in &streams {
            stream.wait_next().unwrap();
        }
    }
    for stream in &streams {
        assert_eq!(stream.wait_next(), Ok(None));
        let record = stream.finish().unwrap();
        assert_eq!(
            (record.stats.n_generated, record.finish_reason),
            (40, FinishReason::Length)
        );
    }
}

#[test]
fn readers_that_keep_pulling_starve_nobody() {
    let params = ContextParams {
        overflow: Overflow::Shift,
        ..small()
    };
    let context = on(&tiny(), params);
    let alone = context.generate_with(STORY, 30, &greedy(), &no_options()).unwrap();
    let done = CancelToken::new();
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let stream = open(&context, STORY, -1, &endless());
                while !done.is_cancelled().unwrap() {
                    stream.wait_next().unwrap().unwrap();
                }
            });
        }
        for _ in 0..5 {
            let text = context.generate_with(STORY, 30, &greedy(), &no_options()).unwrap();
            assert_eq!(text, alone);
        }
        done.cancel().unwrap();
    });
}

#[test]
fn a_stream_behind_an_endless_call_gets_its_turn() {
    let params = ContextParams {
        overflow: Overflow::Shift,
        ..small()
    };
    let context = on(&tiny(), params);
    let alone = context.generate_with(STORY, 40, &greedy(), &no_options()).unwrap();
    let cancel = CancelToken::new();
    let options = GenerateOptions {
        cancel: Some(cancel.clone()),
        ..no_options()
    };
    let endless = context.complete_async_with("The llama", -1, &endless(), &options);
    let text: String = open(&context, STORY, 40, &greedy()).map(Result::unwrap).collect();
    assert_eq!(text, alone);
    cancel.cancel().unwrap();
    assert_eq!(endless.wait().unwrap().finish_reason, FinishReason::Cancelled);
}

#[test]
fn a_deterministic_context_without_memory_for_a_state_refuses_what_is_new_and_names_the_bytes() {
    let params = ContextParams {
        deterministic: true,
        swap_mib: -1,
        ..small()
    };
    let context = on(&tiny(), params);
    let alone = context.generate_with(STORY, 40, &greedy(), &no_options()).unwrap();
    let stream = open(&context, STORY, 40, &greedy());
    let first = stream.wait_next().unwrap().unwrap();
    let error = context.generate_with(STORY, 5, &greedy(), &no_options()).unwrap_err();
    assert_eq!(
        (error.code(), error.data("available")),
        (ErrorCode::ContextFull, Some(0))
    );
    assert!(error.data("needed").unwrap() > 1000, "{error}");
    assert!(error.to_string().contains("bytes"), "{error}");
    let rest: String = std::iter::from_fn(|| stream.wait_next().unwrap()).collect();
    assert_eq!(first + &rest, alone);
    context.generate_with(STORY, 5, &greedy(), &no_options()).unwrap();
}

#[test]
fn streams_that_outgrow_the_memory_for_states_stay_exact() {
    let params = ContextParams {
        n_ctx: 2048,
        deterministic: true,
        swap_mib: 1,
        ..small()
    };
    let context = on(&tiny(), params);
    let sampler = SamplerParams {
        temperature: 1.5,
        top_k: 0,
        seed: Some(4),
        ignore_eos: true,
        ..SamplerParams::default()
    };
    let n = 500;
    let alone = ["The llama", "Anna"].map(|prompt| context.generate_with(prompt, n, &sampler, &no_options()).unwrap());
    let streams = ["The llama", "Anna"].map(|prompt| open(&context, prompt, n, &sampler));
    assert_eq!(read_by_lot(&streams, &mut Dice(1)), alone);
    // By then the state of one is more than the memory takes, and a third would be refused.
    let first = open(&context, "The llama", -1, &sampler);
    for _ in 0..n + 100 {
        first.wait_next().unwrap();
    }
    let error = context.generate_with("Ben", 1, &sampler, &no_options()).unwrap_err();
    assert!(error.data("needed").unwrap() > 1 << 20, "{error}");
}

#[test]
fn streams_that_share_a_pool_reach_the_length_they_have_alone() {
    let model = tiny();
    let params = ContextParams {
        n_ctx: 256,
        n_seq_max: 3,
        ..small()
    };
    let context = on(&model, params);
    let alone = context.complete_with(STORY, -1, &endless(), &no_options()).unwrap();
    assert_eq!(alone.finish_reason, FinishReason::ContextFull);
    let streams: Vec<Stream> = (0..5).map(|_| open(&context, STORY, -1, &endless())).collect();
    let texts = read_by_lot(&streams, &mut Dice(5));
    for (stream, text) in streams.iter().zip(&texts) {
        let record = stream.finish().unwrap();
        assert_eq!(record.finish_reason, FinishReason::ContextFull);
        assert_eq!(record.stats.n_generated, alone.stats.n_generated);
        assert_eq!(&record.text, text);
    }
}

#[test]
fn a_stream_that_made_way_can_be_cancelled_closed_and_dropped() {
    let model = tiny();
    let context = on(&model, small());
    let cancel = CancelToken::new();
    let options = GenerateOptions {
        cancel: Some(cancel.clone()),
        ..no_options()
    };
    let cancelled = context.generate_stream_with(STORY, -1, &endless(), &options).unwrap();
    let [finished, closed, dropped, left] = [(); 4].map(|()| open(&context, STORY, -1, &endless()));
    for stream in [&cancelled, &finished, &closed, &dropped, &left] {
        stream.wait_next().unwrap().unwrap();
    }
    context.generate_with(STORY, 3, &greedy(), &no_options()).unwrap();
    cancel.cancel().unwrap();
    assert_eq!(cancelled.wait_next(), Ok(None));
    assert_eq!(finished.finish().unwrap().stats.n_generated, 1);
    closed.close();
    drop(dropped);
    assert!(left.wait_next().unwrap().is_some());
    context.generate_with(STORY, 3, &greedy(), &no_options()).unwrap();
    context.close();
    assert_eq!(left.wait_next(), Ok(None));
    assert_eq!(left.finish().unwrap().finish_reason, FinishReason::Cancelled);
}

#[test]
fn a_reader_that_waits_for_its_sequence_is_answered_when_the_context_closes() {
    let model = tiny();
    let params = ContextParams {
        overflow: Overflow::Shift,
        ..small()
    };
    let context = on(&model, params);
    let streams: Vec<Stream> = (0..6).map(|_| open(&context, STORY, -1, &endless())).collect();
    std::thread::scope(|scope| {
        let (begun, begins) = std::sync::mpsc::channel();
        for stream in &streams {
            let begun = begun.clone();
            scope.spawn(move || {
                while stream.wait_next().unwrap().is_some() {
                    let _ = begun.send(());
                }
            });
        }
        for _ in 0..300 {
            begins.recv().unwrap();
        }
        context.close();
    });
}
