//! The use of a file by llama.cpp alone, as Mullama would use it, without Mullama's validator before it.

use std::ffi::{c_char, c_void, CStr, CString};
use std::path::Path;
use std::ptr::NonNull;
use std::sync::Mutex;

use llama_cpp_sys_2 as sys;

use crate::child::{say, ASSERTED};

/// What llama.cpp last reported as an error.
static ERRORS: Mutex<String> = Mutex::new(String::new());

unsafe extern "C" fn on_log(level: sys::ggml_log_level, text: *const c_char, _: *mut c_void) {
    if level == sys::GGML_LOG_LEVEL_ERROR {
        // SAFETY: llama.cpp gives a text that ends with NUL.
        let text = unsafe { CStr::from_ptr(text) }.to_string_lossy();
        ERRORS.lock().expect("nobody panics with it").push_str(&text);
    }
}

unsafe extern "C" fn on_abort(text: *const c_char) {
    // SAFETY: ggml gives a text that ends with NUL.
    let words = unsafe { CStr::from_ptr(text) }.to_string_lossy();
    say(&format!("assertion {words}"));
    // SAFETY: ends the process without running anything of a state that is not to be trusted.
    unsafe { libc::_exit(ASSERTED) };
}

/// Prepares llama.cpp; once for each process.
pub fn begin() {
    // SAFETY: the callbacks are functions that live for ever.
    unsafe {
        sys::llama_log_set(Some(on_log), std::ptr::null_mut());
        sys::ggml_set_abort_callback(Some(on_abort));
        sys::llama_backend_init();
    }
}

fn failure(what: &str) -> String {
    let errors = std::mem::take(&mut *ERRORS.lock().expect("nobody panics with it"));
    // The first line has the reason; the others repeat that there is one.
    let first = errors.lines().next().unwrap_or("no reason given");
    let reason = first
        .rsplit_once("error loading model: ")
        .map_or(first, |(_, reason)| reason);
    format!("{what}: {reason}")
}

struct Model(NonNull<sys::llama_model>);

impl Drop for Model {
    fn drop(&mut self) {
        // SAFETY: it is ours, and no context is left.
        unsafe { sys::llama_model_free(self.0.as_ptr()) };
    }
}

struct Context(NonNull<sys::llama_context>);

impl Drop for Context {
    fn drop(&mut self) {
        // SAFETY: it is ours.
        unsafe { sys::llama_free(self.0.as_ptr()) };
    }
}

/// Loads a file, tokenises, and generates or embeds.
pub fn use_file(path: &Path) -> Result<(), String> {
    ERRORS.lock().expect("nobody panics with it").clear();
    let path = CString::new(path.to_string_lossy().as_bytes()).map_err(|_| "a path with NUL")?;
    say("stage load");
    // SAFETY: the path lives until the call returns.
    let model = unsafe {
        let mut params = sys::llama_model_default_params();
        params.load_mode = sys::LLAMA_LOAD_MODE_NONE;
        sys::llama_model_load_from_file(path.as_ptr(), params)
    };
    let model = Model(NonNull::new(model).ok_or_else(|| failure("load"))?);
    // SAFETY: the model is alive.
    let (encodes, decodes, diffuses, n_vocab, is_plm) = unsafe {
        let model = model.0.as_ptr();
        let vocab = sys::llama_model_get_vocab(model);
        (
            sys::llama_model_has_encoder(model),
            sys::llama_model_has_decoder(model),
            sys::llama_model_is_diffusion(model),
            sys::llama_vocab_n_tokens(vocab),
            is_plm(model),
        )
    };
    // What both have Mullama refuses.
    if encodes && decodes {
        return Ok(());
    }
    tokenize(&model)?;
    if decodes && !diffuses {
        run(&model, "generate", None, n_vocab, is_plm)?;
    }
    run(&model, "embed", Some(sys::LLAMA_POOLING_TYPE_MEAN), n_vocab, is_plm)
}

/// Whether the file is of the one architecture whose graph asserts where its values are stored as flash attention wants them.
fn is_plm(model: *const sys::llama_model) -> bool {
    let mut name = [0; 8];
    // SAFETY: the model is alive; what is written is at most as long as the array and ends with NUL.
    unsafe {
        let key = c"general.architecture";
        sys::llama_model_meta_val_str(model, key.as_ptr(), name.as_mut_ptr(), name.len());
        CStr::from_ptr(name.as_ptr()) == c"plm"
    }
}

fn tokenize(model: &Model) -> Result<(), String> {
    say("stage tokenize");
    let text = "a b";
    let mut tokens = [0; 64];
    // SAFETY: the model is alive, and both arrays have the lengths that are given.
    let n = unsafe {
        let vocab = sys::llama_model_get_vocab(model.0.as_ptr());
        if sys::llama_vocab_type(vocab) == sys::LLAMA_VOCAB_TYPE_NONE {
            return Ok(());
        }
        sys::llama_tokenize(vocab, text.as_ptr().cast(), 3, tokens.as_mut_ptr(), 64, true, true)
    };
    if n < 0 {
        return Err("tokenize".to_owned());
    }
    Ok(())
}

/// A context of its own and two decodes in it.
fn run(
    model: &Model,
    stage: &str,
    pooling: Option<sys::llama_pooling_type>,
    n_vocab: i32,
    is_plm: bool,
) -> Result<(), String> {
    say(&format!("stage context to {stage}"));
    // SAFETY: the model is alive.
    let context = unsafe {
        let mut params = sys::llama_context_default_params();
        params.n_ctx = 64;
        params.n_batch = 64;
        params.n_ubatch = 64;
        params.n_seq_max = 1;
        params.n_threads = 1;
        params.n_threads_batch = 1;
        params.no_perf = true;
        if is_plm {
            params.flash_attn_type = sys::LLAMA_FLASH_ATTN_TYPE_DISABLED;
        }
        if let Some(pooling) = pooling {
            params.embeddings = true;
            params.pooling_type = pooling;
        }
        sys::llama_init_from_model(model.0.as_ptr(), params)
    };
    let context = Context(NonNull::new(context).ok_or_else(|| failure("context"))?);
    say(&format!("stage {stage}"));
    let mut tokens: Vec<sys::llama_token> = (0..4).map(|token| token.min(n_vocab - 1).max(0)).collect();
    decode(&context, &mut tokens)?;
    if pooling.is_none() {
        decode(&context, &mut [1.min(n_vocab - 1).max(0)])?;
    }
    // SAFETY: the context is alive; llama.cpp gives null where there is nothing.
    unsafe {
        if pooling.is_some() {
            sys::llama_get_embeddings_seq(context.0.as_ptr(), 0);
        } else {
            sys::llama_get_logits_ith(context.0.as_ptr(), -1);
        }
    }
    Ok(())
}

fn decode(context: &Context, tokens: &mut [sys::llama_token]) -> Result<(), String> {
    // SAFETY: the tokens live until the call returns and are in range.
    let status = unsafe {
        let batch = sys::llama_batch_get_one(tokens.as_mut_ptr(), tokens.len() as i32);
        sys::llama_decode(context.0.as_ptr(), batch)
    };
    if status != 0 {
        return Err(failure(&format!("decode answered {status}")));
    }
    Ok(())
}
