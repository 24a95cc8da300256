//! What never changes about a model, read once after loading.

use super::shim::{self, Failure, ModelFacts, VocabFacts};
use super::{Bits, EngineError};
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
    /// Reads everything. Model and vocabulary are alive, and the others are theirs.
    pub(super) fn read(
        model: NonNull<sys::llama_model>,
        vocab: NonNull<sys::llama_vocab>,
        of_model: &ModelFacts,
        of_vocab: &VocabFacts,
    ) -> Result<Self, EngineError> {
        let present = |token: i32| (token >= 0).then_some(token);
        let (model, vocab) = (model.as_ptr(), vocab.as_ptr());
        let (mut eog, mut control) = (words_for(of_vocab.n_tokens)?, words_for(of_vocab.n_tokens)?);
        // SAFETY: the vocabulary is alive, and there is a bit for each of its tokens.
        shim::call(|failure| unsafe {
            let (eog, control) = (eog.as_mut_ptr(), control.as_mut_ptr());
            shim::mullama_shim_vocab_bits(vocab, of_vocab.n_tokens, eog, control, failure);
        })?;
        let mut metadata = BTreeMap::new();
        for index in 0..of_model.n_meta {
            // SAFETY: the model is alive and has a pair at the index; the calls write as much as there is space for.
            let key = text(|buffer, size, failure| unsafe {
                shim::mullama_shim_model_meta_key(model, index, buffer, size, failure)
            })?;
            // SAFETY: as above.
            let value = text(|buffer, size, failure| unsafe {
                shim::mullama_shim_model_meta_value(model, index, buffer, size, failure)
            })?;
            metadata.extend(key.zip(value));
        }
        // SAFETY: the model is alive; the call writes as much as there is space for.
        let description = text(|buffer, size, failure| unsafe {
            shim::mullama_shim_model_description(model, buffer, size, failure)
        })?;
        let mut facts = Self {
            n_ctx_train: of_model.n_ctx_train,
            n_embd: of_model.n_embd,
            n_embd_out: of_model.n_embd_out,
            n_vocab: of_vocab.n_tokens,
            n_layer: of_model.n_layer,
            n_head: of_model.n_head,
            token_bos: present(of_vocab.bos),
            token_eos: present(of_vocab.eos),
            token_eot: present(of_vocab.eot),
            token_sep: present(of_vocab.sep),
            token_pad: present(of_vocab.pad),
            token_nl: present(of_vocab.nl),
            eog: Bits::of(eog),
            control: Bits::of(control),
            has_encoder: of_model.has_encoder,
            has_decoder: of_model.has_decoder,
            size: of_model.size,
            n_params: of_model.n_params,
            description: description.unwrap_or_default(),
            metadata,
        };
        facts.describe();
        Ok(facts)
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
        let name = shim::call(|failure| unsafe { CStr::from_ptr(shim::mullama_shim_file_type_name(kind, failure)) });
        Some(name.ok()?.to_string_lossy().into_owned())
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

/// Zeros, a bit for each of the tokens.
fn words_for(n_tokens: i32) -> Result<Vec<u64>, EngineError> {
    let n_words = usize::try_from(n_tokens).unwrap_or(0).div_ceil(64);
    let mut words = Vec::new();
    words.try_reserve_exact(n_words)?;
    words.resize(n_words, 0);
    Ok(words)
}

/// A text that llama.cpp writes as `snprintf` does: the answer is the length without the NUL, whatever the buffer's size. None where the
/// answer is negative.
fn text(write: impl Fn(*mut c_char, usize, *mut Failure) -> i32) -> Result<Option<String>, EngineError> {
    let mut buffer = vec![0u8; 256];
    loop {
        let length = shim::call(|failure| write(buffer.as_mut_ptr().cast(), buffer.len(), failure))?;
        let Ok(length) = usize::try_from(length) else {
            return Ok(None);
        };
        if length < buffer.len() {
            buffer.truncate(length);
            return Ok(Some(String::from_utf8_lossy(&buffer).into_owned()));
        }
        buffer.try_reserve_exact(length + 1 - buffer.len())?;
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
