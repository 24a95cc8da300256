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
    /// Whether blanks before or behind it belong to it.
    pub strips_left: bool,
    pub strips_right: bool,
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

    /// Every token that a text must not be taken for: control tokens, those of the form `<|…|>`, and the user-defined ones that
    /// a template writes as markers.
    pub(crate) fn special_tokens(&self, is_written: impl Fn(&str) -> bool) -> Vec<SpecialToken> {
        let special = |id| {
            // SAFETY: the id is in range.
            let attributes = unsafe { sys::llama_vocab_get_attr(self.vocab(), id) } as u32;
            let has = |attribute: i32| attributes & attribute as u32 != 0;
            let is_control = has(sys::LLAMA_TOKEN_ATTR_CONTROL as i32) || has(sys::LLAMA_TOKEN_ATTR_UNKNOWN as i32);
            let always_parsed = has(sys::LLAMA_TOKEN_ATTR_USER_DEFINED as i32);
            if !is_control && !always_parsed {
                return None;
            }
            let text = self.token_text(Some(id));
            let is_marker = ["<|", "<｜"].iter().any(|begin| text.starts_with(begin))
                && ["|>", "｜>"].iter().any(|end| text.ends_with(end));
            // A word, or blanks, that a file calls user-defined is no marker, though templates write it.
            let could_mark = text.chars().count() > 1 && text.chars().any(|char| char.is_ascii_punctuation());
            let is_special = is_control || is_marker || (could_mark && is_written(&text));
            (!text.is_empty() && is_special).then(|| SpecialToken {
                id,
                text,
                is_unknown: has(sys::LLAMA_TOKEN_ATTR_UNKNOWN as i32),
                strips_left: has(sys::LLAMA_TOKEN_ATTR_LSTRIP as i32),
                strips_right: has(sys::LLAMA_TOKEN_ATTR_RSTRIP as i32),
            })
        };
        if !self.has_vocabulary() {
            return Vec::new();
        }
        (0..self.facts.n_vocab).filter_map(special).collect()
    }

    /// The tokens that llama.cpp looks for in a text before it reads what lies between, in no order: those that it looks for always
    /// (user-defined ones), and those that it looks for where special tokens are parsed. Nothing where a token's text is no UTF-8, or has
    /// a NUL, and so cannot be told here.
    pub(crate) fn searched_tokens(&self) -> Option<(Vec<SpecialToken>, Vec<SpecialToken>)> {
        let (mut always, mut parsed) = (Vec::new(), Vec::new());
        if !self.has_vocabulary() {
            return Some((always, parsed));
        }
        for id in 0..self.facts.n_vocab {
            // SAFETY: the id is in range.
            let attributes = unsafe { sys::llama_vocab_get_attr(self.vocab(), id) } as u32;
            let has = |attribute: i32| attributes & attribute as u32 != 0;
            let is_unknown = has(sys::LLAMA_TOKEN_ATTR_UNKNOWN as i32);
            let is_parsed = is_unknown || has(sys::LLAMA_TOKEN_ATTR_CONTROL as i32);
            if !is_parsed && !has(sys::LLAMA_TOKEN_ATTR_USER_DEFINED as i32) {
                continue;
            }
            let text = self.token_text(Some(id));
            let mut whole = Vec::new();
            self.append_piece(id, true, &mut whole).ok()?;
            if text.is_empty() || text.as_bytes() != whole {
                return None;
            }
            let kind = if is_parsed { &mut parsed } else { &mut always };
            kind.push(SpecialToken {
                id,
                text,
                is_unknown,
                strips_left: has(sys::LLAMA_TOKEN_ATTR_LSTRIP as i32),
                strips_right: has(sys::LLAMA_TOKEN_ATTR_RSTRIP as i32),
            });
        }
        Some((always, parsed))
    }

    /// The text of every token as the vocabulary has it, in bytes.
    pub(crate) fn token_texts(&self) -> impl Iterator<Item = &[u8]> + '_ {
        let n_vocab = if self.has_vocabulary() { self.facts.n_vocab } else { 0 };
        // SAFETY: the ids are in range, and each answer is a text of the vocabulary's that lives as long as it.
        (0..n_vocab).map(|id| unsafe { CStr::from_ptr(sys::llama_vocab_get_text(self.vocab(), id)) }.to_bytes())
    }

    /// The text of a token as the vocabulary has it; empty for no token and for what is no UTF-8.
    pub(crate) fn token_text(&self, token: Option<i32>) -> String {
        let Some(token) = token.filter(|token| self.has_vocabulary() && self.has_token(*token)) else {
            return String::new();
        };
        // SAFETY: the id is in range, and the answer is a text of the vocabulary's that lives as long as it.
        let text = unsafe { CStr::from_ptr(sys::llama_vocab_get_text(self.vocab(), token)) };
        text.to_str().unwrap_or_default().to_owned()
    }

    /// Whether the vocabulary begins texts with BOS.
    pub(crate) fn adds_bos(&self) -> bool {
        // SAFETY: the vocabulary is alive.
        unsafe { sys::llama_vocab_get_add_bos(self.vocab()) }
    }
}
