//! Many threads at one context, which do all that a program does with one.

use super::{greedy, no_options, small};
use mullama::{CancelToken, Context, ContextParams, GenerateOptions, Model, Stream};

/// A small generator of numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Questions that the model answers without a second thought: batches of another shape move its logits by less than their lead.
const PROMPTS: [&str; 3] = [
    "<|im_start|>user\nWhat is the capital of Norway?<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nCount from 3 to 12.<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nHow do you say cat in Hindi?<|im_end|>\n<|im_start|>assistant\n",
];

/// Six threads do this and that with one context, then every sequence is asked for what it says alone.
pub fn storm(model: &Model, deterministic: bool, seed: u64) {
    let params = ContextParams {
        n_seq_max: 3,
        n_ctx: 1536,
        deterministic,
        ..small()
    };
    let context = Context::new_with(model, &params).unwrap();
    let expected = PROMPTS.map(|prompt| context.generate_with(prompt, 60, &greedy(), &no_options()).unwrap());
    std::thread::scope(|scope| {
        for thread in 0..6 {
            let (context, expected) = (&context, &expected);
            scope.spawn(move || {
                let mut dice = Dice(seed * 6 + thread);
                for _ in 0..25 {
                    let at = dice.roll(3) as usize;
                    act(context, PROMPTS[at], &expected[at], &mut dice);
                }
            });
        }
    });
    // Every sequence came back.
    let streams: Vec<Stream> = (0..3)
        .map(|at| {
            context
                .generate_stream_with(PROMPTS[at], 60, &greedy(), &no_options())
                .unwrap()
        })
        .collect();
    for (stream, expected) in streams.into_iter().zip(&expected) {
        assert_eq!(&stream.map(Result::unwrap).collect::<String>(), expected);
    }
}

/// One of the things that a program does with a context.
fn act(context: &Context, prompt: &str, expected: &str, dice: &mut Dice) {
    let cancel = CancelToken::new();
    let options = GenerateOptions {
        cancel: Some(cancel.clone()),
        ..no_options()
    };
    match dice.roll(5) {
        0 => assert_eq!(
            context.generate_with(prompt, 60, &greedy(), &options).unwrap(),
            expected
        ),
        1 => drop(context.generate_async_with(prompt, 60, &greedy(), &options)),
        2 => context.clear_cache().unwrap(),
        how => {
            let stream = context.generate_stream_with(prompt, 60, &greedy(), &options).unwrap();
            let mut text = String::new();
            for _ in 0..dice.roll(80) {
                match stream.wait_next().unwrap() {
                    Some(piece) => text.push_str(&piece),
                    None => break,
                }
            }
            if how == 3 {
                cancel.cancel().unwrap();
            }
            let record = stream.finish().unwrap();
            assert_eq!(record.text, text);
            assert!(expected.starts_with(&text), "{text}");
        }
    }
}
