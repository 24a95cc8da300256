//! Where a text can be cut so that its parts have the tokens that they have in the whole.

use crate::engine::{EngineError, Weights};
use std::ops::Range;

/// A vocabulary's places to cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seams {
    /// None is known.
    Nowhere,
    /// At a blank between letters, for words are read on their own. The blank belongs to the second word.
    Words,
    /// The same behind letters that no token joins with a blank. `puts_blank`: the vocabulary puts the blank there itself.
    Blanks { joined: Letters, puts_blank: bool },
}

/// A set of ASCII letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters(u128);

impl Letters {
    fn insert(&mut self, letter: u8) {
        self.0 |= 1 << (letter & 127);
    }

    fn has(self, letter: u8) -> bool {
        self.0 >> (letter & 127) & 1 == 1
    }
}

/// A blank in SentencePiece's vocabularies.
const ESCAPED_BLANK: &[u8] = "\u{2581}".as_bytes();

/// Pre-tokenisers whose words end between a letter and a blank that a letter follows: nothing in their patterns goes on over that place
/// or looks past it. Those that are not here keep words together, or read whole lines.
pub(super) const WORDS: [&str; 67] = [
    "",
    "a.x-4.0",
    "bailingmoe",
    "bailingmoe2",
    "bloom",
    "chatglm-bpe",
    "codeshell",
    "command-r",
    "dbrx",
    "deepseek-coder",
    "deepseek-llm",
    "deepseek-r1-qwen",
    "deepseek-v3",
    "default",
    "exaone",
    "exaone4",
    "f2llmv2",
    "falcon",
    "falcon-h1",
    "falcon3",
    "gigachat",
    "glm4",
    "glm5",
    "gpt-2",
    "gpt-4o",
    "gpt3-finnish",
    "granite-docling",
    "grok-2",
    "hunyuan",
    "hunyuan-dense",
    "jais",
    "jais-2",
    "jina-de",
    "jina-es",
    "jina-v1-en",
    "jina-v2-code",
    "jina-v2-de",
    "jina-v2-es",
    "jina-v5-nano",
    "kanana2",
    "kormo",
    "lfm2",
    "llama-bpe",
    "llama-v3",
    "llama3",
    "llama4",
    "llada-moe",
    "megrez",
    "mellum",
    "midm-2.0",
    "minerva-7b",
    "minimax-m2",
    "modern-bert",
    "mpt",
    "olmo",
    "phi-2",
    "pixtral",
    "poro-chat",
    "qwen2",
    "qwen35",
    "refact",
    "roberta-bpe",
    "seed-coder",
    "smaug-bpe",
    "smollm",
    "stablelm2",
    "starcoder",
];

impl Seams {
    /// Those of a vocabulary.
    pub(crate) fn of(weights: &Weights) -> Result<Self, EngineError> {
        Ok(match weights.facts.meta("tokenizer.ggml.model") {
            "bert" => Self::Words,
            "gpt2" if WORDS.contains(&weights.facts.meta("tokenizer.ggml.pre")) => Self::Words,
            "llama" => Self::of_sentence_piece(weights)?,
            _ => Self::Nowhere,
        })
    }

    /// SentencePiece merges neighbours wherever a token has their text, so a place that no token reaches over stays one.
    fn of_sentence_piece(weights: &Weights) -> Result<Self, EngineError> {
        let mut joined = Letters::default();
        for text in weights.token_texts() {
            let text = text?;
            for (at, window) in text.windows(ESCAPED_BLANK.len() + 1).enumerate() {
                if &window[1..] == ESCAPED_BLANK {
                    joined.insert(text[at]);
                }
            }
        }
        let tokens = weights.tokenize("a", false, false);
        let text = EngineError::unless_refused(tokens.and_then(|tokens| weights.detokenize(&tokens, false, false)))?;
        Ok(match text.as_deref() {
            Some(b" a") => Self::Blanks {
                joined,
                puts_blank: true,
            },
            Some(b"a") => Self::Blanks {
                joined,
                puts_blank: false,
            },
            _ => Self::Nowhere,
        })
    }

    /// Cuts `part` of a text into parts of about `size` bytes, longer where there is no seam.
    pub(crate) fn cut(self, text: &str, part: Range<usize>, size: usize) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let (mut begin, mut from) = (part.start, part.start + size);
        while let Some(at) = self.next(text.as_bytes(), from, part.end) {
            parts.push(begin..at);
            begin = at + usize::from(matches!(self, Self::Blanks { puts_blank: true, .. }));
            from = begin + size;
        }
        parts.push(begin..part.end);
        parts
    }

    /// The first seam at or behind `from`: the place of its blank, which has a letter on either side.
    fn next(self, text: &[u8], from: usize, end: usize) -> Option<usize> {
        let ends_word = |letter: u8| {
            letter.is_ascii_alphabetic()
                && match self {
                    Self::Nowhere => false,
                    Self::Words => true,
                    Self::Blanks { joined, .. } => !joined.has(letter),
                }
        };
        (from.max(1)..end.saturating_sub(1))
            .find(|&at| text[at] == b' ' && ends_word(text[at - 1]) && text[at + 1].is_ascii_alphabetic())
    }
}
