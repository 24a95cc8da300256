//! What never changes about a model, read once after loading.

use super::Bits;
use crate::gguf::Network;
use llama_cpp_sys_2 as sys;
use std::collections::BTreeMap;
use std::ffi::{c_char, CStr};
use std::ptr::NonNull;

/// What never changes about a model; an absent token is `None`.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub n_ctx_train: i32,
    pub n_embd: i32,
    /// Length of an embedding, which some architectures have longer than their layers are wide.
    pub n_embd_out: i32,
    pub n_vocab: i32,
    pub n_layer: i32,
    pub n_head: i32,
    pub token_bos: Option<i32>,
    pub token_eos: Option<i32>,
    pub token_eot: Option<i32>,
    pub token_sep: Option<i32>,
    pub token_pad: Option<i32>,
    pub token_nl: Option<i32>,
    /// The tokens that end a generation.
    pub eog: Bits,
    /// The control tokens.
    pub control: Bits,
    pub has_encoder: bool,
    pub has_decoder: bool,
    pub size: i64,
    pub n_params: i64,
    pub description: String,
    /// Every value of the file's header that is no array, as text.
    pub metadata: BTreeMap<String, String>,
}

impl Facts {
    /// Reads everything. Both pointers are alive, and `kind` is the vocabulary's type.
    pub(super) fn read(
        model: NonNull<sys::llama_model>,
        vocab: NonNull<sys::llama_vocab>,
        kind: sys::llama_vocab_type,
    ) -> Self {
        let mut facts = Self::ask(model, vocab, kind);
        facts.describe();
        facts
    }

    fn ask(model: NonNull<sys::llama_model>, vocab: NonNull<sys::llama_vocab>, kind: sys::llama_vocab_type) -> Self {
        let present = |token: i32| (token >= 0).then_some(token);
        // llama.cpp asserts that there is a vocabulary when it is asked for the kind of a token.
        let known = kind != sys::LLAMA_VOCAB_TYPE_NONE;
        let (model, vocab) = (model.as_ptr(), vocab.as_ptr().cast_const());
        // SAFETY: model and vocabulary are alive; these calls only read fields.
        unsafe {
            let n_layer = sys::llama_model_n_layer(model);
            let n_vocab = sys::llama_vocab_n_tokens(vocab);
            Self {
                n_ctx_train: sys::llama_model_n_ctx_train(model),
                n_embd: sys::llama_model_n_embd(model),
                n_embd_out: sys::llama_model_n_embd_out(model),
                n_vocab,
                n_layer,
                // `n_head` reads the first layer's and asserts that there is one.
                n_head: if n_layer > 0 { sys::llama_model_n_head(model) } else { 0 },
                token_bos: present(sys::llama_vocab_bos(vocab)),
                token_eos: present(sys::llama_vocab_eos(vocab)),
                token_eot: present(sys::llama_vocab_eot(vocab)),
                token_sep: present(sys::llama_vocab_sep(vocab)),
                token_pad: present(sys::llama_vocab_pad(vocab)),
                token_nl: if known {
                    present(sys::llama_vocab_nl(vocab))
                } else {
                    None
                },
                eog: Bits::of(n_vocab, |token| known && sys::llama_vocab_is_eog(vocab, token)),
                control: Bits::of(n_vocab, |token| known && sys::llama_vocab_is_control(vocab, token)),
                has_encoder: sys::llama_model_has_encoder(model),
                has_decoder: sys::llama_model_has_decoder(model),
                size: i64::try_from(sys::llama_model_size(model)).unwrap_or(i64::MAX),
                n_params: i64::try_from(sys::llama_model_n_params(model)).unwrap_or(i64::MAX),
                description: text(|buffer, size| sys::llama_model_desc(model, buffer, size)).unwrap_or_default(),
                metadata: (0..sys::llama_model_meta_count(model))
                    .filter_map(|index| {
                        let key = text(|buffer, size| sys::llama_model_meta_key_by_index(model, index, buffer, size))?;
                        let value =
                            text(|buffer, size| sys::llama_model_meta_val_str_by_index(model, index, buffer, size))?;
                        Some((key, value))
                    })
                    .collect(),
            }
        }
    }

    /// Takes the network from the file's header, which llama.cpp does not read for a vocabulary alone.
    pub(crate) fn set_network(&mut self, network: Network) {
        self.n_ctx_train = network.n_ctx_train;
        self.n_embd = network.n_embd;
        self.n_embd_out = network.n_embd_out;
        self.n_layer = network.n_layer;
        self.n_head = network.n_head;
    }

    /// Architecture, size and number format. llama.cpp guesses the size from the number of layers, which is often another model's.
    fn describe(&mut self) {
        // Its line is architecture, size, format; there is none for a vocabulary alone.
        let format = match self.description.splitn(3, ' ').nth(2) {
            Some(format) => format.to_owned(),
            None => self.file_format().unwrap_or_default(),
        };
        let parts = [
            self.meta("general.architecture"),
            &size_in_words(self.n_params),
            &format,
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        self.description = parts.join(" ");
    }

    /// The number format that the header states.
    fn file_format(&self) -> Option<String> {
        let kind = self.meta("general.file_type").parse().ok()?;
        // SAFETY: the answer is a constant text, whatever the number is.
        let name = unsafe { CStr::from_ptr(sys::llama_ftype_name(kind)) };
        Some(name.to_string_lossy().into_owned())
    }

    /// A value of the header; empty where the file gives none.
    pub(crate) fn meta(&self, key: &str) -> &str {
        self.metadata.get(key).map_or("", String::as_str)
    }
}

/// A number of parameters as models are called by it: two digits at least, as in `1.7B` and `135M`. Empty for none.
fn size_in_words(n_params: i64) -> String {
    if n_params <= 0 {
        return String::new();
    }
    let units = [(1e3, "K"), (1e6, "M"), (1e9, "B"), (1e12, "T")];
    // A unit begins where the next smaller one would be rounded to a thousand of it.
    let (unit, letter) = units
        .into_iter()
        .rev()
        .find(|(unit, _)| n_params as f64 >= unit * 0.9995)
        .unwrap_or(units[0]);
    let number = n_params as f64 / unit;
    let digits = usize::from(number < 9.95);
    let number = format!("{number:.digits$}");
    format!("{}{letter}", number.strip_suffix(".0").unwrap_or(&number))
}

/// A text that llama.cpp writes as `snprintf` does: the answer is the length without the NUL, whatever the buffer's size.
fn text(write: impl Fn(*mut c_char, usize) -> i32) -> Option<String> {
    let mut buffer = vec![0u8; 256];
    loop {
        let length = usize::try_from(write(buffer.as_mut_ptr().cast(), buffer.len())).ok()?;
        if length < buffer.len() {
            buffer.truncate(length);
            return Some(String::from_utf8_lossy(&buffer).into_owned());
        }
        buffer.resize(length + 1, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::size_in_words;

    #[test]
    fn a_size_is_called_by_two_digits_at_least() {
        let said = [
            (134_515_008, "135M"),
            (268_098_176, "268M"),
            (1_711_376_384, "1.7B"),
            (8_030_261_248, "8B"),
            (70_553_706_496, "71B"),
            (999_900_000, "1B"),
            (9_970_000, "10M"),
            (5_000_100, "5M"),
            (700, "0.7K"),
            (0, ""),
        ];
        for (n_params, words) in said {
            assert_eq!(size_in_words(n_params), words, "{n_params}");
        }
    }
}
