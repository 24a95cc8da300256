//! Models: weights and vocabulary of one file.

use super::cancel::CancelToken;
use crate::engine::{max_devices, EngineError, Facts, LoadError, LoadSpec, Weights};
use crate::runtime::{lock, process, promise, start, stop_threads_at_exit, FileId, Handle, Key, Pending};
use crate::text::{check_token, check_tokens, refuse_nul, tokenize, Reading};
use crate::{gguf, Error, ModelParams, Result, Token, TokenDetail};
use std::ffi::CString;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// Called with the fraction in [0, 1] that is loaded; false stops the load, which then answers [`crate::ErrorCode::Cancelled`].
pub type Progress<'a> = Option<&'a mut dyn FnMut(f32) -> bool>;

#[doc = doc!("model")]
///
/// A clone is a second handle on the same weights.
pub struct Model {
    handle: Handle,
    weights: Mutex<Option<Arc<Weights>>>,
    pub(crate) facts: Arc<Facts>,
}

impl Model {
    #[doc = doc!("model.load_with_progress")]
    ///
    /// The same file with the same parameters is loaded once while any handle lives. `progress` is called on this thread.
    pub fn load_with_progress(path: impl AsRef<Path>, params: &ModelParams, progress: Progress<'_>) -> Result<Self> {
        let mut always = |_| true;
        let progress: &mut dyn FnMut(f32) -> bool = match progress {
            Some(progress) => progress,
            None => &mut always,
        };
        load(path.as_ref(), params, &AtomicBool::new(false), progress)
    }

    #[doc = doc!("model.load_async_with_progress")]
    ///
    /// Works on another thread, where `progress` is called too. Dropping the answer stops the load.
    pub fn load_async_with_progress(
        path: impl AsRef<Path>,
        params: &ModelParams,
        progress: Option<Box<dyn FnMut(f32) -> bool + Send>>,
    ) -> Pending<Self> {
        let (promise, pending) = promise();
        let dropped = promise.cancelled();
        let (path, params) = (path.as_ref().to_owned(), params.clone());
        let mut progress = progress.unwrap_or_else(|| Box::new(|_| true));
        let refused = process().loaders.run_there((promise, path), move |(promise, path)| {
            promise.answer(load(&path, &params, &dropped, &mut *progress));
        });
        if let Err(((promise, path), reason)) = refused {
            promise.answer(Err(load_error(&path, &reason)));
        }
        pending
    }

    #[doc = doc!("model.tokenize_with")]
    pub fn tokenize_with(&self, text: &str, add_bos: bool, special: bool) -> Result<Vec<Token>> {
        let weights = self.weights()?;
        let reading = Reading {
            n_threads: process().cores.usable(),
            ..Reading::default()
        };
        tokenize(&weights, "text", text, add_bos, special, reading)
    }

    #[doc = doc!("model.detokenize_with")]
    pub fn detokenize_with(&self, tokens: &[Token], remove_special: bool, unparse_special: bool) -> Result<String> {
        let weights = self.weights()?;
        check_tokens(&weights, tokens)?;
        let bytes = weights
            .detokenize(tokens, remove_special, unparse_special)
            .map_err(tokenization)?;
        Ok(String::from_utf8(bytes).unwrap_or_else(|bad| String::from_utf8_lossy(bad.as_bytes()).into_owned()))
    }

    #[doc = doc!("model.token_to_piece_with")]
    pub fn token_to_piece_with(&self, token: Token, special: bool) -> Result<Vec<u8>> {
        let weights = self.weights()?;
        check_token(&weights, "token", token)?;
        let mut bytes = Vec::new();
        weights.append_piece(token, special, &mut bytes).map_err(tokenization)?;
        Ok(bytes)
    }

    #[doc = doc!("model.token_details")]
    pub fn token_details(&self, tokens: &[Token]) -> Result<Vec<TokenDetail>> {
        let weights = self.weights()?;
        check_tokens(&weights, tokens)?;
        let details = tokens.iter().map(|&token| weights.token_detail(token));
        let details = details
            .collect::<std::result::Result<Option<_>, _>>()
            .map_err(tokenization)?;
        details.ok_or_else(|| Error::Tokenization {
            reason: "the model has no vocabulary".to_owned(),
        })
    }

    /// A second handle on the same weights. `Clone` gives one as well, but cannot fail: the clone of a closed model is closed.
    ///
    /// # Errors
    ///
    /// [`crate::ErrorCode::InvalidHandle`] if this one is closed.
    pub fn try_clone(&self) -> Result<Self> {
        self.weights()?;
        Ok(self.clone())
    }

    /// Closes this handle. Its facts stay readable; contexts and clones go on. Closing twice is closing once.
    pub fn close(&self) {
        if self.handle.close() {
            lock(&self.weights).take();
        }
    }

    /// Tells whether this handle was closed.
    pub fn is_closed(&self) -> bool {
        self.handle.is_closed()
    }

    /// The weights, if this handle may use them.
    pub(crate) fn weights(&self) -> Result<Arc<Weights>> {
        self.handle.check()?;
        let weights = lock(&self.weights).clone();
        // Another thread may have closed the handle since the check.
        weights.ok_or(Error::InvalidHandle { kind: "model" })
    }
}

impl Clone for Model {
    fn clone(&self) -> Self {
        let handle = Handle::new("model");
        let weights = self.weights().ok();
        if weights.is_none() {
            handle.close();
        }
        Self {
            handle,
            weights: Mutex::new(weights),
            facts: Arc::clone(&self.facts),
        }
    }
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Model({})", self.facts.description)
    }
}

fn load(
    path: &Path,
    params: &ModelParams,
    dropped: &AtomicBool,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Model> {
    params.check()?;
    if let Some(bad) = params
        .tensor_split
        .iter()
        .find(|share| !share.is_finite() || **share < 0.0)
    {
        return Err(Error::invalid_input(
            "tensor_split",
            bad.to_string(),
            "finite shares of at least 0",
        ));
    }
    start()?;
    let max_devices = max_devices();
    if params.tensor_split.len() > max_devices {
        return Err(Error::invalid_input(
            "tensor_split",
            format!("{} shares long", params.tensor_split.len()),
            format!("at most {max_devices}"),
        ));
    }
    let cancel = params.cancel.as_ref().map(CancelToken::watch).transpose()?;
    let process = process();
    let mut last = -1.0f32;
    // One progress for all stages: it grows, and it also carries every reason to stop.
    let mut advance = |fraction: f32| {
        let stop = dropped.load(Ordering::Acquire)
            || process.exiting.load(Ordering::Relaxed)
            || cancel.as_ref().is_some_and(|cancel| cancel.load(Ordering::Acquire));
        if stop {
            return false;
        }
        if fraction <= last {
            return true;
        }
        last = fraction;
        progress(fraction)
    };
    let cancelled = || Error::Cancelled {
        what: "loading the model",
    };
    let mut spec = load_spec(path, params)?;
    let key = cache_key(path, params)?;
    if !advance(0.0) {
        return Err(cancelled());
    }
    let weights = match process.models.get(&key) {
        Some(weights) => weights,
        None => {
            if !process.models.is_checked(&key.file) {
                let checked = gguf::check(path).map_err(|fault| load_error(path, &fault))?;
                // The identity is that of one file.
                if checked.n_files == 1 && checked.is_mappable {
                    process.models.set_checked(key.file.clone());
                }
                // Copied instead: what is packed more tightly than ggml computes cannot be used where it lies.
                spec.use_mmap &= checked.is_mappable;
            }
            let mut weights = Weights::load(&spec, &mut advance).map_err(|error| match error {
                LoadError::Cancelled => cancelled(),
                LoadError::Failed(error) => error.or(|reason| load_error(path, &reason)),
            })?;
            if params.vocab_only {
                let network = gguf::network(path).map_err(|fault| load_error(path, &fault))?;
                weights.facts.set_network(network);
            }
            stop_threads_at_exit();
            process.models.put(key, weights)
        }
    };
    // A cached model and a vocabulary have no progress of their own.
    if !advance(1.0) {
        return Err(cancelled());
    }
    Ok(Model {
        handle: Handle::new("model"),
        facts: Arc::new(weights.facts.clone()),
        weights: Mutex::new(Some(weights)),
    })
}

fn tokenization(error: EngineError) -> Error {
    error.or(|reason| Error::Tokenization { reason })
}

fn load_error(path: &Path, reason: &dyn std::fmt::Display) -> Error {
    Error::ModelLoad {
        path: path.display().to_string(),
        reason: reason.to_string(),
    }
}

fn load_spec(path: &Path, params: &ModelParams) -> Result<LoadSpec> {
    refuse_nul(&path.to_string_lossy(), "path")?;
    Ok(LoadSpec {
        path: CString::new(bytes_of(path)?).map_err(|_| Error::invalid_input("path", "cut by a NUL", "no NUL"))?,
        n_gpu_layers: params.n_gpu_layers,
        main_gpu: params.main_gpu,
        split_mode: params.split_mode.code(),
        tensor_split: params.tensor_split.clone(),
        use_mmap: params.use_mmap,
        use_mlock: params.use_mlock,
        vocab_only: params.vocab_only,
        check_tensors: params.check_tensors,
    })
}

/// A path as llama.cpp opens it: where paths are bytes, any of them.
#[cfg(unix)]
#[allow(clippy::unnecessary_wraps)] // not so elsewhere
fn bytes_of(path: &Path) -> Result<&[u8]> {
    Ok(std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()))
}

/// A path as llama.cpp opens it.
#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Result<&[u8]> {
    let name = path.to_str().map(str::as_bytes);
    name.ok_or_else(|| Error::invalid_input("path", format!("'{}'", path.display()), "a path in UTF-8"))
}

fn cache_key(path: &Path, params: &ModelParams) -> Result<Key> {
    let about = std::fs::metadata(path).map_err(|error| load_error(path, &gguf::Fault::from(error)))?;
    let ModelParams {
        n_gpu_layers,
        main_gpu,
        use_mmap,
        use_mlock,
        vocab_only,
        check_tensors,
        keep_loaded: _,
        split_mode,
        tensor_split,
        devices,
        cancel: _,
    } = params;
    Ok(Key {
        file: FileId::new(path, &about),
        params: format!(
            "{n_gpu_layers} {main_gpu} {use_mmap} {use_mlock} {vocab_only} {check_tensors} {split_mode:?} {tensor_split:?} {devices:?}"
        ),
    })
}
