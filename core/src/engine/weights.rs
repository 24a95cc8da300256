//! The weights and the vocabulary of one file.

use super::{log, shim, Facts};
use crate::{TokenDetail, TokenKind};
use llama_cpp_sys_2 as sys;
use std::any::Any;
use std::ffi::{c_char, c_void, CStr, CString};
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::ptr::NonNull;
use std::sync::OnceLock;

/// How to load a file, checked before.
pub(crate) struct LoadSpec {
    pub path: CString,
    pub n_gpu_layers: i32,
    pub main_gpu: i32,
    pub split_mode: i32,
    pub tensor_split: Vec<f32>,
    pub use_mmap: bool,
    pub use_mlock: bool,
    pub vocab_only: bool,
    pub check_tensors: bool,
}

/// Why a load gave no weights.
pub(crate) enum LoadError {
    Cancelled,
    Failed(String),
}

/// One loaded model. Read-only, so every thread may use it.
pub(crate) struct Weights {
    model: NonNull<sys::llama_model>,
    vocab: NonNull<sys::llama_vocab>,
    vocab_kind: sys::llama_vocab_type,
    pid: u32,
    pub(crate) facts: Facts,
    pub(crate) vocab_only: bool,
    pub(crate) load_ms: f64,
    /// What layers above have made of the model, at its first use.
    made: [OnceLock<Box<dyn Any + Send + Sync>>; 2],
}

/// Who keeps something with the weights; each makes one thing of them.
#[derive(Clone, Copy)]
pub(crate) enum Maker {
    /// How a text becomes tokens.
    Text,
    /// How a conversation becomes a text.
    Chat,
}

// SAFETY: llama.cpp's model is not written after loading; contexts on several threads read it at once by design.
unsafe impl Send for Weights {}
// SAFETY: as above.
unsafe impl Sync for Weights {}

struct Watch<'a> {
    progress: &'a mut dyn FnMut(f32) -> bool,
    stopped: bool,
    panic: Option<Box<dyn std::any::Any + Send>>,
}

unsafe extern "C" fn on_progress(fraction: f32, data: *mut c_void) -> bool {
    // SAFETY: `data` is the `Watch` on the stack of `load`, which is waiting for this call.
    let watch = unsafe { &mut *data.cast::<Watch<'_>>() };
    // A panic must not cross C++; it goes on after the load has unwound in its own way.
    match catch_unwind(AssertUnwindSafe(|| (watch.progress)(fraction))) {
        Ok(true) => true,
        Ok(false) => {
            watch.stopped = true;
            false
        }
        Err(panic) => {
            watch.panic = Some(panic);
            false
        }
    }
}

impl Weights {
    /// Loads a file that the validator has passed. `progress` is called on this thread; false stops.
    pub(crate) fn load(spec: &LoadSpec, progress: &mut dyn FnMut(f32) -> bool) -> Result<Self, LoadError> {
        super::init().map_err(LoadError::Failed)?;
        let started = std::time::Instant::now();
        let mut split = spec.tensor_split.clone();
        split.resize(super::max_devices(), 0.0);
        let mut watch = Watch {
            progress,
            stopped: false,
            panic: None,
        };
        // SAFETY: reads constants.
        let mut params = unsafe { sys::llama_model_default_params() };
        params.n_gpu_layers = spec.n_gpu_layers;
        params.main_gpu = spec.main_gpu;
        params.split_mode = spec.split_mode as _;
        params.load_mode = match (spec.use_mmap, spec.use_mlock) {
            (false, false) => sys::LLAMA_LOAD_MODE_NONE,
            (true, false) => sys::LLAMA_LOAD_MODE_MMAP,
            (false, true) => sys::LLAMA_LOAD_MODE_MLOCK,
            (true, true) => sys::LLAMA_LOAD_MODE_MMAP_MLOCK,
        };
        params.vocab_only = spec.vocab_only;
        params.check_tensors = spec.check_tensors;
        if !spec.tensor_split.is_empty() {
            params.tensor_split = split.as_ptr();
        }
        params.progress_callback = Some(on_progress);
        params.progress_callback_user_data = std::ptr::from_mut(&mut watch).cast();

        log::begin();
        let mut error = shim::ErrorText::new();
        // SAFETY: the path, the split and the watch live until the call returns, and it keeps none of them.
        let model = unsafe { shim::mullama_shim_model_load(spec.path.as_ptr(), &params, error.as_mut_ptr()) };
        if let Some(panic) = watch.panic {
            // SAFETY: `model` is null or ours.
            unsafe { free(model) };
            resume_unwind(panic);
        }
        let Some(model) = NonNull::new(model) else {
            return Err(if watch.stopped {
                LoadError::Cancelled
            } else if !error.is_empty() {
                LoadError::Failed(error.to_string())
            } else {
                LoadError::Failed(log::reason().unwrap_or_else(|| "llama.cpp gave no reason".into()))
            });
        };
        // SAFETY: a loaded model has a vocabulary, perhaps of type NONE, that lives as long as it.
        let vocab = unsafe { NonNull::new_unchecked(sys::llama_model_get_vocab(model.as_ptr()).cast_mut()) };
        // SAFETY: the vocabulary is alive.
        let vocab_kind = unsafe { sys::llama_vocab_type(vocab.as_ptr()) };
        let facts = Facts::read(model, vocab, vocab_kind);
        Ok(Self {
            model,
            vocab,
            vocab_kind,
            pid: std::process::id(),
            facts,
            vocab_only: spec.vocab_only,
            load_ms: started.elapsed().as_secs_f64() * 1e3,
            made: [OnceLock::new(), OnceLock::new()],
        })
    }

    /// What a layer above makes of the model, made at the first use and kept with the weights.
    pub(crate) fn once<T: Send + Sync + 'static>(&self, maker: Maker, make: fn(&Self) -> T) -> &T {
        let made = self.made[maker as usize].get_or_init(|| Box::new(make(self)));
        made.downcast_ref().expect("each maker has one type")
    }

    pub(super) fn model(&self) -> *mut sys::llama_model {
        self.model.as_ptr()
    }

    pub(super) fn vocab(&self) -> *const sys::llama_vocab {
        self.vocab.as_ptr()
    }

    /// Whether there are tokens at all; llama.cpp asserts that there are.
    pub(super) fn has_vocabulary(&self) -> bool {
        self.vocab_kind != sys::LLAMA_VOCAB_TYPE_NONE
    }

    /// Whether `token` is an id of the vocabulary; llama.cpp throws or reads past its tables otherwise.
    pub(crate) fn has_token(&self, token: i32) -> bool {
        (0..self.facts.n_vocab).contains(&token)
    }

    /// What the vocabulary has on a token, which must be in range; nothing where there is no vocabulary.
    pub(crate) fn token_detail(&self, token: i32) -> Option<TokenDetail> {
        debug_assert!(self.has_token(token));
        if !self.has_vocabulary() {
            return None; // llama.cpp would assert
        }
        // SAFETY: the id is in range and there is a vocabulary; the text lives as long as it does and ends with NUL.
        let (text, score, attributes) = unsafe {
            (
                CStr::from_ptr(sys::llama_vocab_get_text(self.vocab(), token)),
                sys::llama_vocab_get_score(self.vocab(), token),
                sys::llama_vocab_get_attr(self.vocab(), token),
            )
        };
        Some(TokenDetail {
            text: text.to_string_lossy().into_owned(),
            kind: kind_of(attributes),
            score,
        })
    }

    /// Why text cannot be tokenised with this vocabulary, where llama.cpp would assert.
    fn cannot_tokenize(&self, add_special: bool) -> Option<&'static str> {
        if self.vocab_kind == sys::LLAMA_VOCAB_TYPE_NONE {
            return Some("the model has no vocabulary");
        }
        if !add_special {
            return None;
        }
        // SAFETY: the vocabulary is alive and not of type NONE.
        let (bos, eos, sep, add_bos, add_eos) = unsafe {
            (
                sys::llama_vocab_bos(self.vocab()),
                sys::llama_vocab_eos(self.vocab()),
                sys::llama_vocab_sep(self.vocab()),
                sys::llama_vocab_get_add_bos(self.vocab()),
                sys::llama_vocab_get_add_eos(self.vocab()),
            )
        };
        let wordpiece = self.vocab_kind == sys::LLAMA_VOCAB_TYPE_WPM;
        if bos < 0 && (add_bos || wordpiece) {
            return Some("the vocabulary adds a BOS token that it does not have");
        }
        if eos < 0 && add_eos {
            return Some("the vocabulary adds an EOS token that it does not have");
        }
        (sep < 0 && wordpiece).then_some("the vocabulary has no separator token")
    }

    /// Turns text into tokens, in one call that nothing stops. llama.cpp's search for special tokens is quadratic in their number, so
    /// longer texts come here in parts: `text::tokenize` sees to that.
    pub(crate) fn tokenize(&self, text: &str, add_special: bool, parse_special: bool) -> Result<Vec<i32>, String> {
        if let Some(reason) = self.cannot_tokenize(add_special) {
            return Err(reason.into());
        }
        let n_text = i32::try_from(text.len()).map_err(|_| "the text is longer than 2 GiB".to_string())?;
        // A token has at least one byte, but for BOS, EOS and a prefixed space; the second round is for stranger vocabularies.
        let mut tokens: Vec<i32> = Vec::with_capacity(text.len() + 8);
        loop {
            let mut error = shim::ErrorText::new();
            // SAFETY: `text` has `n_text` bytes and `tokens` space for its capacity; llama.cpp writes no more than that.
            let n = unsafe {
                shim::mullama_shim_tokenize(
                    self.vocab(),
                    text.as_ptr().cast(),
                    n_text,
                    tokens.as_mut_ptr(),
                    i32::try_from(tokens.capacity()).unwrap_or(i32::MAX),
                    add_special,
                    parse_special,
                    error.as_mut_ptr(),
                )
            };
            match n {
                0.. => {
                    // SAFETY: llama.cpp has written `n` tokens.
                    unsafe { tokens.set_len(n as usize) };
                    return Ok(tokens);
                }
                shim::THREW => {
                    return Err(if error.is_empty() {
                        "there are too many tokens".into()
                    } else {
                        error.to_string()
                    })
                }
                _ => tokens.reserve_exact(n.unsigned_abs() as usize),
            }
        }
    }

    /// Turns tokens, all of them in range, into the bytes of their text: their pieces, joined.
    ///
    /// Not llama.cpp's function, which drops spaces before punctuation in some vocabularies, and with them the words of a generation.
    pub(crate) fn detokenize(
        &self,
        tokens: &[i32],
        remove_special: bool,
        unparse_special: bool,
    ) -> Result<Vec<u8>, String> {
        let mut tokens = tokens;
        if remove_special && self.adds_bos() {
            if let ([first, rest @ ..], Some(bos)) = (tokens, self.facts.token_bos) {
                tokens = if *first == bos { rest } else { tokens };
            }
        }
        if remove_special && self.adds_eos() {
            if let ([rest @ .., last], Some(eos)) = (tokens, self.facts.token_eos) {
                tokens = if *last == eos { rest } else { tokens };
            }
        }
        let mut bytes = Vec::with_capacity(tokens.len() * 8);
        for token in tokens {
            self.append_piece(*token, unparse_special, &mut bytes)?;
        }
        Ok(bytes)
    }

    /// Appends the bytes of a token, which must be in range.
    pub(crate) fn append_piece(&self, token: i32, special: bool, bytes: &mut Vec<u8>) -> Result<(), String> {
        debug_assert!(self.has_token(token));
        if self.vocab_kind == sys::LLAMA_VOCAB_TYPE_NONE {
            return Ok(());
        }
        bytes.reserve(64);
        loop {
            let mut error = shim::ErrorText::new();
            let space = bytes.spare_capacity_mut();
            let capacity = i32::try_from(space.len()).unwrap_or(i32::MAX);
            // SAFETY: the token is in range; llama.cpp writes at most `capacity` bytes into the spare space.
            let n = unsafe {
                shim::mullama_shim_token_to_piece(
                    self.vocab(),
                    token,
                    space.as_mut_ptr().cast::<c_char>(),
                    capacity,
                    special,
                    error.as_mut_ptr(),
                )
            };
            match n {
                0.. => {
                    // SAFETY: llama.cpp has written `n` bytes behind the old length.
                    unsafe { bytes.set_len(bytes.len() + n as usize) };
                    return Ok(());
                }
                shim::THREW => return Err(error.to_string()),
                _ => bytes.reserve_exact(n.unsigned_abs() as usize),
            }
        }
    }

    /// Whether the vocabulary ends texts with EOS.
    pub(crate) fn adds_eos(&self) -> bool {
        // SAFETY: the vocabulary is alive.
        unsafe { sys::llama_vocab_get_add_eos(self.vocab()) }
    }

    /// Why this model cannot continue a text, if it cannot: llama.cpp aborts when such a model is decoded.
    pub(crate) fn cannot_generate(&self) -> Option<&'static str> {
        if self.vocab_only {
            return Some("the model was loaded with vocab_only and has no weights; load it without vocab_only");
        }
        if !self.facts.has_decoder {
            return Some("the model is an encoder and cannot continue a text; use a decoder model");
        }
        if self.facts.has_encoder {
            return Some("encoder-decoder models are not supported; use a decoder model");
        }
        // SAFETY: the model is alive.
        let diffusion = unsafe { sys::llama_model_is_diffusion(self.model()) };
        diffusion.then_some("diffusion models are not supported; use an autoregressive model")
    }

    /// Why this model cannot turn a text into a vector, if it cannot.
    pub(crate) fn cannot_embed(&self) -> Option<&'static str> {
        if self.vocab_only {
            return Some("the model was loaded with vocab_only and has no weights; load it without vocab_only");
        }
        // Decoding before the encoder ran aborts, and so does the other half of a speculative pair on its own.
        if self.facts.has_encoder && self.facts.has_decoder {
            return Some("encoder-decoder models are not supported; use an encoder or a decoder model");
        }
        self.cannot_tokenize(true)
    }

    /// The token that the vocabulary puts at the end of every text, if it does.
    pub(crate) fn closing_token(&self) -> Option<i32> {
        match self.vocab_kind {
            sys::LLAMA_VOCAB_TYPE_WPM => self.facts.token_sep,
            _ if self.adds_eos() => self.facts.token_eos,
            _ => None,
        }
    }
}

/// The kind that the file gives a token; llama.cpp keeps it as the first of the attributes.
fn kind_of(attributes: sys::llama_token_attr) -> TokenKind {
    let kinds = [
        (sys::LLAMA_TOKEN_ATTR_UNKNOWN, TokenKind::Unknown),
        (sys::LLAMA_TOKEN_ATTR_UNUSED, TokenKind::Unused),
        (sys::LLAMA_TOKEN_ATTR_NORMAL, TokenKind::Normal),
        (sys::LLAMA_TOKEN_ATTR_CONTROL, TokenKind::Control),
        (sys::LLAMA_TOKEN_ATTR_USER_DEFINED, TokenKind::UserDefined),
        (sys::LLAMA_TOKEN_ATTR_BYTE, TokenKind::Byte),
    ];
    let found = kinds.iter().find(|(bit, _)| attributes & bit != 0);
    found.map_or(TokenKind::Undefined, |(_, kind)| *kind)
}

impl Drop for Weights {
    fn drop(&mut self) {
        // A forked child leaves the parent's weights alone: their threads and locks are not here.
        if self.pid == std::process::id() {
            // SAFETY: nobody else holds the model, since contexts own an `Arc` of these weights.
            unsafe { free(self.model.as_ptr()) };
        }
    }
}

unsafe fn free(model: *mut sys::llama_model) {
    if !model.is_null() {
        // SAFETY: the caller owns the model.
        unsafe { sys::llama_model_free(model) };
    }
}
