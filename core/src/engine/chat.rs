//! What the vocabulary and the metadata say about conversations.

use super::{shim, Weights};
use llama_cpp_sys_2 as sys;
use std::ffi::{c_char, CStr, CString};
use std::sync::OnceLock;

/// A token that means more than its text.
#[derive(Clone, Debug)]
pub(crate) struct SpecialToken {
    pub id: i32,
    pub text: String,
    /// Whether it stands for what the vocabulary does not have, so that plain text may have it.
    pub is_unknown: bool,
    /// Whether it ends a generation.
    pub is_end: bool,
    /// Whether a template also looks for it in texts, so that it has to find it there.
    pub is_looked_for: bool,
    /// Whether blanks before or behind it belong to it.
    pub strips_left: bool,
    pub strips_right: bool,
}

/// What a template does with the text of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Usage {
    /// Nothing, or it only looks for it in what it is given.
    None,
    /// It writes it.
    Written,
    /// It writes it, and looks for it in what it is given.
    LookedFor,
}

/// How a file types a token.
#[derive(Clone, Copy)]
enum Kind {
    Control,
    UserDefined,
    Plain,
}

impl Kind {
    /// Whether a token is special whatever templates do.
    fn is_always_special(self, text: &str) -> bool {
        let is_marker = || {
            ["<|", "<｜"].iter().any(|begin| text.starts_with(begin))
                && ["|>", "｜>"].iter().any(|end| text.ends_with(end))
        };
        match self {
            Self::Control => true,
            Self::UserDefined => is_marker(),
            Self::Plain => false,
        }
    }

    /// Whether a token would be special if a template wrote it. A word, or blanks, are no marker, though templates write them; of the
    /// tokens that merges make only tags are.
    fn could_mark(self, text: &str) -> bool {
        let sign = |char: char| !char.is_alphanumeric() && !char.is_whitespace() && char != '\u{2581}';
        match self {
            Self::Control => true,
            Self::UserDefined => text.chars().count() > 1 && text.chars().any(sign),
            Self::Plain => {
                let inside = text.strip_prefix('<').and_then(|text| text.strip_suffix('>'));
                let inside = inside.or_else(|| text.strip_prefix('[')?.strip_suffix(']'));
                inside.is_some_and(|inside| inside.chars().any(char::is_alphabetic))
            }
        }
    }
}

impl Weights {
    /// A chat template of the file; `None` is the usual one.
    pub(crate) fn chat_template(&self, name: Option<&CStr>) -> Option<String> {
        let name = name.map_or(std::ptr::null(), CStr::as_ptr);
        // SAFETY: the model is alive, and the answer is null or a text of the model's that lives as long as it.
        let source = unsafe {
            let source = sys::llama_model_chat_template(self.model(), name);
            (!source.is_null()).then(|| CStr::from_ptr(source))?
        };
        let source = source.to_string_lossy().into_owned();
        (!source.trim().is_empty()).then_some(source)
    }

    /// Whether a template is the name of one of llama.cpp's own.
    pub(crate) fn is_built_in_chat_template(&self, name: &CStr) -> bool {
        static NAMES: OnceLock<Vec<&'static CStr>> = OnceLock::new();
        let names = NAMES.get_or_init(|| {
            // SAFETY: without space the call only counts; with it, it writes that many texts, which are constants.
            unsafe {
                let n = sys::llama_chat_builtin_templates(std::ptr::null_mut(), 0);
                let mut names = vec![std::ptr::null::<c_char>(); usize::try_from(n).unwrap_or(0)];
                sys::llama_chat_builtin_templates(names.as_mut_ptr(), names.len());
                names
                    .into_iter()
                    .filter(|name| !name.is_null())
                    .map(|name| CStr::from_ptr(name))
                    .collect()
            }
        });
        names.contains(&name)
    }

    /// Writes roles and contents with one of llama.cpp's own templates.
    pub(crate) fn write_chat(
        &self,
        name: &CStr,
        messages: &[(String, String)],
        add_generation_prompt: bool,
    ) -> Result<String, String> {
        let c_text = |text: &str| CString::new(text).map_err(|_| "a text has a NUL".to_string());
        let texts = messages
            .iter()
            .map(|(role, content)| Ok((c_text(role)?, c_text(content)?)))
            .collect::<Result<Vec<_>, String>>()?;
        let chat: Vec<sys::llama_chat_message> = texts
            .iter()
            .map(|(role, content)| sys::llama_chat_message {
                role: role.as_ptr(),
                content: content.as_ptr(),
            })
            .collect();
        let size: usize = messages.iter().map(|(role, content)| role.len() + content.len()).sum();
        let mut bytes: Vec<u8> = Vec::with_capacity(2 * size + 256);
        loop {
            let mut error = shim::ErrorText::new();
            let capacity = i32::try_from(bytes.capacity()).unwrap_or(i32::MAX);
            // SAFETY: the name and the texts live until the call returns; it writes at most `capacity` bytes.
            let n = unsafe {
                shim::mullama_shim_chat_apply_template(
                    name.as_ptr(),
                    chat.as_ptr(),
                    chat.len(),
                    add_generation_prompt,
                    bytes.as_mut_ptr().cast(),
                    capacity,
                    error.as_mut_ptr(),
                )
            };
            match n {
                // SAFETY: llama.cpp has written `n` bytes.
                0.. if n <= capacity => unsafe {
                    bytes.set_len(n as usize);
                    return Ok(String::from_utf8_lossy(&bytes).into_owned());
                },
                0.. => bytes.reserve_exact(n as usize),
                shim::THREW => return Err(error.to_string()),
                _ => {
                    return Err(format!(
                        "llama.cpp does not know the template {}",
                        name.to_string_lossy()
                    ))
                }
            }
        }
    }

    /// Every token that a text must not be taken for: control tokens, those of the form `<|…|>`, and whatever a template writes as a
    /// marker, however the file types it.
    pub(crate) fn special_tokens(&self, usage: impl Fn(&str) -> Usage) -> Vec<SpecialToken> {
        if !self.has_vocabulary() {
            return Vec::new();
        }
        let special = |id| {
            // SAFETY: the id is in range.
            let attributes = unsafe { sys::llama_vocab_get_attr(self.vocab(), id) } as u32;
            let has = |attribute: i32| attributes & attribute as u32 != 0;
            let text = self.token_str(id);
            let kind = if has(sys::LLAMA_TOKEN_ATTR_CONTROL as i32) || has(sys::LLAMA_TOKEN_ATTR_UNKNOWN as i32) {
                Kind::Control
            } else if has(sys::LLAMA_TOKEN_ATTR_USER_DEFINED as i32) {
                Kind::UserDefined
            } else {
                Kind::Plain
            };
            let is_always = kind.is_always_special(text);
            if text.is_empty() || !(is_always || kind.could_mark(text)) {
                return None;
            }
            let used = if is_always { Usage::Written } else { usage(text) };
            let is_special = match (used, kind) {
                (Usage::None, _) => false,
                // What merges alone make of its text is a marker only where they make one token of it.
                (_, Kind::Plain) => self
                    .tokenize(text, false, false)
                    .is_ok_and(|tokens| tokens.last() == Some(&id)),
                _ => true,
            };
            is_special.then(|| SpecialToken {
                id,
                text: text.to_owned(),
                is_unknown: has(sys::LLAMA_TOKEN_ATTR_UNKNOWN as i32),
                is_end: self.ends_generation(id),
                is_looked_for: used == Usage::LookedFor,
                strips_left: has(sys::LLAMA_TOKEN_ATTR_LSTRIP as i32),
                strips_right: has(sys::LLAMA_TOKEN_ATTR_RSTRIP as i32),
            })
        };
        (0..self.facts.n_vocab).filter_map(special).collect()
    }

    /// Whether a token, which must be in range, ends a generation.
    fn ends_generation(&self, id: i32) -> bool {
        // SAFETY: the id is in range.
        unsafe { sys::llama_vocab_is_eog(self.vocab(), id) }
    }

    /// The text of a token, which must be in range; empty for what is no UTF-8.
    fn token_str(&self, id: i32) -> &str {
        // SAFETY: the id is in range, and the answer is a text of the vocabulary's that lives as long as it.
        let text = unsafe { CStr::from_ptr(sys::llama_vocab_get_text(self.vocab(), id)) };
        text.to_str().unwrap_or_default()
    }

    /// The text of a token as the vocabulary has it; empty for no token and for what is no UTF-8.
    pub(crate) fn token_text(&self, token: Option<i32>) -> String {
        let Some(token) = token.filter(|token| self.has_vocabulary() && self.has_token(*token)) else {
            return String::new();
        };
        self.token_str(token).to_owned()
    }

    /// Whether the vocabulary begins texts with BOS.
    pub(crate) fn adds_bos(&self) -> bool {
        // SAFETY: the vocabulary is alive.
        unsafe { sys::llama_vocab_get_add_bos(self.vocab()) }
    }
}
