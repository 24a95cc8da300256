//! The weights and the vocabulary of one file.

use super::{gpu, leaked, log, shim, EngineError, Facts, Memory};
use crate::{TokenDetail, TokenKind};
use llama_cpp_sys_2 as sys;
use std::any::Any;
use std::ffi::{c_char, c_void, CStr, CString};
use std::mem::MaybeUninit;
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
    Failed(EngineError),
}

/// One loaded model. Read-only, so every thread may use it.
pub(crate) struct Weights {
    model: NonNull<sys::llama_model>,
    vocab: NonNull<sys::llama_vocab>,
    of_vocab: shim::VocabFacts,
    is_diffusion: bool,
    /// What the architecture keeps of a sequence.
    pub(super) memory: Memory,
    pid: u32,
    pub(crate) facts: Facts,
    pub(crate) vocab_only: bool,
    pub(crate) load_ms: f64,
    /// What layers above have made of the model, at its first use.
    made: [OnceLock<Box<dyn Any + Send + Sync>>; 3],
}

/// Who keeps something with the weights; each makes one thing of them.
#[derive(Clone, Copy)]
pub(crate) enum Maker {
    /// How a text becomes tokens.
    Text,
    /// How a conversation becomes a text.
    Chat,
    /// Which bytes its tokens are, for constraints.
    Constraint,
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

#[cfg(test)]
impl Weights {
    /// Those of a file, for tests; or its vocabulary alone.
    pub(crate) fn of(path: &std::path::Path, vocab_only: bool) -> Self {
        let spec = LoadSpec {
            path: CString::new(path.to_str().unwrap()).unwrap(),
            n_gpu_layers: 0,
            main_gpu: 0,
            split_mode: 0,
            tensor_split: Vec::new(),
            use_mmap: true,
            use_mlock: false,
            vocab_only,
            check_tensors: false,
        };
        let loaded = Self::load(&spec, &mut |_| true);
        loaded.unwrap_or_else(|_| panic!("{} does not load", path.display()))
    }

    /// The tiny model's.
    pub(crate) fn of_tiny(vocab_only: bool) -> Self {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        Self::of(&root.join("models/mullama-tiny.Q8_0.gguf"), vocab_only)
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
        let mut params = MaybeUninit::uninit();
        // SAFETY: the call writes all parameters, or there is an error.
        let mut params = unsafe {
            shim::call(|failure| shim::mullama_shim_model_default_params(params.as_mut_ptr(), failure))
                .map_err(LoadError::Failed)?;
            params.assume_init()
        };
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
        let mut no_devices = [std::ptr::null_mut()];
        if gpu::are_left_to_parent() {
            params.devices = no_devices.as_mut_ptr();
        }
        params.progress_callback = Some(on_progress);
        params.progress_callback_user_data = std::ptr::from_mut(&mut watch).cast();

        log::begin();
        // SAFETY: the path, the split, the devices and the watch live until the call returns, and it keeps none of them.
        let model =
            shim::call(|failure| unsafe { shim::mullama_shim_model_load(spec.path.as_ptr(), &params, failure) });
        if let Some(panic) = watch.panic {
            // SAFETY: `model` is null or ours.
            unsafe { free(model.unwrap_or(std::ptr::null_mut())) };
            resume_unwind(panic);
        }
        let model = model.map_err(|error| LoadError::Failed(error.in_making()))?;
        let Some(model) = NonNull::new(model) else {
            return Err(match watch.stopped {
                true => LoadError::Cancelled,
                false => LoadError::Failed(EngineError::failed(log::reason(), || "llama.cpp gave no reason".into())),
            });
        };
        Self::around(model, spec, started).map_err(|error| {
            // SAFETY: the model is ours, and nothing else has it. Facts are only read, so that it is whole.
            unsafe { free(model.as_ptr()) };
            LoadError::Failed(error)
        })
    }

    /// Reads what never changes about a loaded model.
    fn around(
        model: NonNull<sys::llama_model>,
        spec: &LoadSpec,
        started: std::time::Instant,
    ) -> Result<Self, EngineError> {
        let mut of_model = MaybeUninit::uninit();
        // SAFETY: the model is alive; the call writes all facts, or there is an error.
        let of_model = unsafe {
            shim::call(|failure| shim::mullama_shim_model_facts(model.as_ptr(), of_model.as_mut_ptr(), failure))?;
            of_model.assume_init()
        };
        let vocab = NonNull::new(of_model.vocab.cast_mut())
            .ok_or_else(|| EngineError::Failed("the model has no vocabulary".into()))?;
        let mut of_vocab = shim::VocabFacts::default();
        // SAFETY: the vocabulary is alive and the place is ours.
        shim::call(|failure| unsafe { shim::mullama_shim_vocab_facts(vocab.as_ptr(), &mut of_vocab, failure) })?;
        let facts = Facts::read(model, vocab, &of_model, &of_vocab)?;
        Ok(Self {
            model,
            vocab,
            of_vocab,
            is_diffusion: of_model.is_diffusion,
            memory: Memory::of(facts.meta("general.architecture"), of_model.has_state, of_model.n_swa),
            pid: std::process::id(),
            facts,
            vocab_only: spec.vocab_only,
            load_ms: started.elapsed().as_secs_f64() * 1e3,
            made: [const { OnceLock::new() }; 3],
        })
    }

    /// What a layer above makes of the model, made at the first use and kept with the weights. An error is not kept: memory or a thread
    /// that could not be had may be there the next time.
    pub(crate) fn once<T: Send + Sync + 'static>(
        &self,
        maker: Maker,
        make: fn(&Self) -> crate::Result<T>,
    ) -> crate::Result<&T> {
        let place = &self.made[maker as usize];
        let made = match place.get() {
            Some(made) => made,
            None => {
                let fresh = make(self)?;
                place.get_or_init(|| Box::new(fresh))
            }
        };
        Ok(made.downcast_ref().expect("each maker has one type"))
    }

    pub(super) fn model(&self) -> *mut sys::llama_model {
        self.model.as_ptr()
    }

    pub(super) fn vocab(&self) -> *const sys::llama_vocab {
        self.vocab.as_ptr()
    }

    /// Whether there are tokens at all; llama.cpp asserts that there are.
    pub(super) fn has_vocabulary(&self) -> bool {
        !self.is_of_kind(sys::LLAMA_VOCAB_TYPE_NONE)
    }

    fn is_of_kind(&self, kind: sys::llama_vocab_type) -> bool {
        self.of_vocab.kind == kind as i32
    }

    /// Whether `token` is an id of the vocabulary; llama.cpp throws or reads past its tables otherwise.
    pub(crate) fn has_token(&self, token: i32) -> bool {
        (0..self.facts.n_vocab).contains(&token)
    }

    /// Bytes of the longest token's text, where a text's tokens have all of its bytes: not in vocabularies that clean a text, or that have
    /// one token for any unknown word.
    pub(crate) fn longest_token(&self) -> Option<usize> {
        let keeps_all = self.is_of_kind(sys::LLAMA_VOCAB_TYPE_BPE) || self.is_of_kind(sys::LLAMA_VOCAB_TYPE_SPM);
        usize::try_from(self.of_vocab.longest)
            .ok()
            .filter(|longest| keeps_all && *longest > 0)
    }

    /// What the vocabulary has on a token, which must be in range; nothing where there is no vocabulary.
    pub(crate) fn token_detail(&self, token: i32) -> Result<Option<TokenDetail>, EngineError> {
        if !self.has_vocabulary() {
            return Ok(None); // llama.cpp would assert
        }
        Ok(Some(TokenDetail {
            text: self.raw_text(token)?.to_string_lossy().into_owned(),
            kind: kind_of(self.attributes(token)?),
            // SAFETY: the id is in range and there is a vocabulary.
            score: shim::call(|failure| unsafe { shim::mullama_shim_token_score(self.vocab(), token, failure) })?,
        }))
    }

    /// A token's text as the vocabulary has it; there is a vocabulary, and the token is in range.
    pub(super) fn raw_text(&self, token: i32) -> Result<&CStr, EngineError> {
        debug_assert!(self.has_vocabulary() && self.has_token(token));
        // SAFETY: the id is in range; the text lives as long as the vocabulary and ends with NUL.
        shim::call(|failure| unsafe { CStr::from_ptr(shim::mullama_shim_token_text(self.vocab(), token, failure)) })
    }

    /// A token's attributes; there is a vocabulary, and the token is in range.
    pub(super) fn attributes(&self, token: i32) -> Result<u32, EngineError> {
        debug_assert!(self.has_vocabulary() && self.has_token(token));
        // SAFETY: the id is in range and there is a vocabulary.
        shim::call(|failure| unsafe { shim::mullama_shim_token_attributes(self.vocab(), token, failure) })
    }

    /// Why text cannot be tokenised with this vocabulary, where llama.cpp would assert.
    fn cannot_tokenize(&self, add_special: bool) -> Option<&'static str> {
        if !self.has_vocabulary() {
            return Some("the model has no vocabulary");
        }
        if !add_special {
            return None;
        }
        let shim::VocabFacts {
            bos,
            eos,
            sep,
            add_bos,
            add_eos,
            ..
        } = self.of_vocab;
        let wordpiece = self.is_of_kind(sys::LLAMA_VOCAB_TYPE_WPM);
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
    pub(crate) fn tokenize(&self, text: &str, add_special: bool, parse_special: bool) -> Result<Vec<i32>, EngineError> {
        let failed = |reason: &str| EngineError::Failed(reason.into());
        if let Some(reason) = self.cannot_tokenize(add_special) {
            return Err(failed(reason));
        }
        let n_text = i32::try_from(text.len()).map_err(|_| failed("the text is longer than 2 GiB"))?;
        // A token has at least one byte, but for BOS, EOS and a prefixed space; the second round is for stranger vocabularies.
        let mut tokens: Vec<i32> = Vec::new();
        tokens.try_reserve_exact(text.len() + 8)?;
        loop {
            // SAFETY: `text` has `n_text` bytes and `tokens` space for its capacity; llama.cpp writes no more than that.
            let n = shim::call(|failure| unsafe {
                shim::mullama_shim_tokenize(
                    self.vocab(),
                    text.as_ptr().cast(),
                    n_text,
                    tokens.as_mut_ptr(),
                    i32::try_from(tokens.capacity()).unwrap_or(i32::MAX),
                    add_special,
                    parse_special,
                    failure,
                )
            })?;
            match n {
                0.. => {
                    // SAFETY: llama.cpp has written `n` tokens.
                    unsafe { tokens.set_len(n as usize) };
                    return Ok(tokens);
                }
                i32::MIN => return Err(failed("there are too many tokens")),
                _ => tokens.try_reserve_exact(n.unsigned_abs() as usize)?,
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
    ) -> Result<Vec<u8>, EngineError> {
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
        let mut bytes = Vec::new();
        bytes.try_reserve(tokens.len().saturating_mul(8))?;
        for token in tokens {
            self.append_piece(*token, unparse_special, &mut bytes)?;
        }
        Ok(bytes)
    }

    /// Appends the bytes of a token, which must be in range.
    pub(crate) fn append_piece(&self, token: i32, special: bool, bytes: &mut Vec<u8>) -> Result<(), EngineError> {
        debug_assert!(self.has_token(token));
        if !self.has_vocabulary() {
            return Ok(());
        }
        bytes.try_reserve(64)?;
        loop {
            let space = bytes.spare_capacity_mut();
            let capacity = i32::try_from(space.len()).unwrap_or(i32::MAX);
            let at = space.as_mut_ptr().cast::<c_char>();
            // SAFETY: the token is in range; llama.cpp writes at most `capacity` bytes into the spare space.
            let n = shim::call(|failure| unsafe {
                shim::mullama_shim_token_to_piece(self.vocab(), token, at, capacity, special, failure)
            })?;
            match n {
                0.. => {
                    // SAFETY: llama.cpp has written `n` bytes behind the old length.
                    unsafe { bytes.set_len(bytes.len() + n as usize) };
                    return Ok(());
                }
                _ => bytes.try_reserve_exact(n.unsigned_abs() as usize)?,
            }
        }
    }

    /// Whether the vocabulary ends texts with EOS.
    fn adds_eos(&self) -> bool {
        self.of_vocab.add_eos
    }

    /// Whether the vocabulary begins texts with BOS.
    pub(crate) fn adds_bos(&self) -> bool {
        self.of_vocab.add_bos
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
        self.is_diffusion
            .then_some("diffusion models are not supported; use an autoregressive model")
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
        // Their states are several times as wide as llama.cpp's buffer for embeddings, which asserts on the copy.
        let architecture = self.facts.meta("general.architecture");
        let has_wide_states = !self
            .facts
            .meta(&format!("{architecture}.hyper_connection.count"))
            .is_empty();
        if has_wide_states && self.facts.n_embd_out > self.facts.n_embd {
            return Some("models with hyper-connections have no embeddings; use an embedding model");
        }
        self.cannot_tokenize(true)
    }

    /// The token that the vocabulary puts at the end of every text, if it does.
    pub(crate) fn closing_token(&self) -> Option<i32> {
        if self.is_of_kind(sys::LLAMA_VOCAB_TYPE_WPM) {
            return self.facts.token_sep;
        }
        self.facts.token_eos.filter(|_| self.adds_eos())
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
        let freed = shim::call(|failure| unsafe { shim::mullama_shim_model_free(model, failure) });
        if freed.is_err() {
            leaked::count();
        }
    }
}
