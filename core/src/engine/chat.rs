//! What the vocabulary and the metadata say about conversations.

use super::{shim, EngineError, Weights};
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

/// The tokens that llama.cpp looks for in a text, in no order.
pub(crate) struct SearchedTokens {
    /// Those that it looks for always, user-defined ones.
    pub always: Vec<SpecialToken>,
    /// Those that it looks for where special tokens are parsed.
    pub parsed: Vec<SpecialToken>,
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
    pub(crate) fn chat_template(&self, name: Option<&CStr>) -> Result<Option<String>, EngineError> {
        let name = name.map_or(std::ptr::null(), CStr::as_ptr);
        // SAFETY: the model is alive.
        let source = shim::call(|failure| unsafe { shim::mullama_shim_chat_template(self.model(), name, failure) })?;
        // SAFETY: null or a text of the model's that lives as long as it.
        let source = (!source.is_null()).then(|| unsafe { CStr::from_ptr(source) });
        let source = source.map(|source| source.to_string_lossy().into_owned());
        Ok(source.filter(|source| !source.trim().is_empty()))
    }

    /// Whether a template is the name of one of llama.cpp's own.
    pub(crate) fn is_built_in_chat_template(&self, name: &CStr) -> bool {
        static NAMES: OnceLock<Vec<&'static CStr>> = OnceLock::new();
        let names = NAMES.get_or_init(|| {
            // SAFETY: writes as many texts, which are constants, as there is space for.
            let ask = |names: &mut [*const c_char]| unsafe {
                let (at, n) = (names.as_mut_ptr(), names.len());
                shim::call(|failure| shim::mullama_shim_chat_builtin_templates(at, n, failure)).unwrap_or(0)
            };
            let mut names = vec![std::ptr::null::<c_char>(); usize::try_from(ask(&mut [])).unwrap_or(0)];
            ask(&mut names);
            let names = names.into_iter().filter(|name| !name.is_null());
            // SAFETY: constants with their NUL.
            names.map(|name| unsafe { CStr::from_ptr(name) }).collect()
        });
        names.contains(&name)
    }

    /// Writes roles and contents with one of llama.cpp's own templates.
    pub(crate) fn write_chat(
        &self,
        name: &CStr,
        messages: &[(String, String)],
        add_generation_prompt: bool,
    ) -> Result<String, EngineError> {
        let failed = |reason: &str| EngineError::Failed(reason.into());
        let c_text = |text: &str| CString::new(text).map_err(|_| failed("a text has a NUL"));
        let texts = messages
            .iter()
            .map(|(role, content)| Ok((c_text(role)?, c_text(content)?)))
            .collect::<Result<Vec<_>, EngineError>>()?;
        let chat: Vec<sys::llama_chat_message> = texts
            .iter()
            .map(|(role, content)| sys::llama_chat_message {
                role: role.as_ptr(),
                content: content.as_ptr(),
            })
            .collect();
        let size: usize = messages.iter().map(|(role, content)| role.len() + content.len()).sum();
        let mut bytes: Vec<u8> = Vec::new();
        bytes.try_reserve(2 * size + 256)?;
        loop {
            let capacity = i32::try_from(bytes.capacity()).unwrap_or(i32::MAX);
            // SAFETY: the name and the texts live until the call returns; it writes at most `capacity` bytes.
            let n = shim::call(|failure| unsafe {
                shim::mullama_shim_chat_apply_template(
                    name.as_ptr(),
                    chat.as_ptr(),
                    chat.len(),
                    add_generation_prompt,
                    bytes.as_mut_ptr().cast(),
                    capacity,
                    failure,
                )
            })?;
            match n {
                // SAFETY: llama.cpp has written `n` bytes.
                0.. if n <= capacity => unsafe {
                    bytes.set_len(n as usize);
                    return Ok(String::from_utf8_lossy(&bytes).into_owned());
                },
                0.. => bytes.try_reserve_exact(n as usize)?,
                _ => {
                    let name = name.to_string_lossy();
                    return Err(failed(&format!("llama.cpp does not know the template {name}")));
                }
            }
        }
    }

    /// Whether a token is found as a whole in a text, before merges make tokens of the rest.
    pub(crate) fn is_whole(&self, token: i32) -> bool {
        let kinds = [
            sys::LLAMA_TOKEN_ATTR_CONTROL,
            sys::LLAMA_TOKEN_ATTR_UNKNOWN,
            sys::LLAMA_TOKEN_ATTR_USER_DEFINED,
        ];
        let attributes = self.attributes(token).unwrap_or_default();
        kinds.into_iter().any(|kind| attributes & kind != 0)
    }

    /// Every token that a text must not be taken for: control tokens, those of the form `<|…|>`, and whatever a template writes as a
    /// marker, however the file types it.
    pub(crate) fn special_tokens(&self, usage: impl Fn(&str) -> Usage) -> Result<Vec<SpecialToken>, EngineError> {
        if !self.has_vocabulary() {
            return Ok(Vec::new());
        }
        let special = |id| {
            let attributes = self.attributes(id)?;
            let has = |attribute: i32| attributes & attribute as u32 != 0;
            let text = self.raw_text(id)?.to_str().unwrap_or_default();
            let kind = if has(sys::LLAMA_TOKEN_ATTR_CONTROL as i32) || has(sys::LLAMA_TOKEN_ATTR_UNKNOWN as i32) {
                Kind::Control
            } else if has(sys::LLAMA_TOKEN_ATTR_USER_DEFINED as i32) {
                Kind::UserDefined
            } else {
                Kind::Plain
            };
            let is_always = kind.is_always_special(text);
            if text.is_empty() || !(is_always || kind.could_mark(text)) {
                return Ok(None);
            }
            let used = if is_always { Usage::Written } else { usage(text) };
            let is_special = match (used, kind) {
                (Usage::None, _) => false,
                // What merges alone make of its text is a marker only where they make one token of it.
                (_, Kind::Plain) => self.tokenize(text, false, false)?.last() == Some(&id),
                _ => true,
            };
            Ok(is_special.then(|| SpecialToken {
                id,
                text: text.to_owned(),
                is_unknown: has(sys::LLAMA_TOKEN_ATTR_UNKNOWN as i32),
                is_end: self.facts.eog.has(id),
                is_looked_for: used == Usage::LookedFor,
                strips_left: has(sys::LLAMA_TOKEN_ATTR_LSTRIP as i32),
                strips_right: has(sys::LLAMA_TOKEN_ATTR_RSTRIP as i32),
            }))
        };
        (0..self.facts.n_vocab)
            .filter_map(|id| special(id).transpose())
            .collect()
    }

    /// The tokens that llama.cpp looks for in a text before it reads what lies between. Nothing where a token's text is no UTF-8, or has a
    /// NUL, and so cannot be told here.
    pub(crate) fn searched_tokens(&self) -> Result<Option<SearchedTokens>, EngineError> {
        let (mut always, mut parsed) = (Vec::new(), Vec::new());
        if !self.has_vocabulary() {
            return Ok(Some(SearchedTokens { always, parsed }));
        }
        for id in 0..self.facts.n_vocab {
            let attributes = self.attributes(id)?;
            let has = |attribute: i32| attributes & attribute as u32 != 0;
            let is_unknown = has(sys::LLAMA_TOKEN_ATTR_UNKNOWN as i32);
            let is_parsed = is_unknown || has(sys::LLAMA_TOKEN_ATTR_CONTROL as i32);
            if !is_parsed && !has(sys::LLAMA_TOKEN_ATTR_USER_DEFINED as i32) {
                continue;
            }
            let text = self.token_text(Some(id));
            let mut whole = Vec::new();
            let piece = EngineError::unless_refused(self.append_piece(id, true, &mut whole))?;
            if piece.is_none() || text.is_empty() || text.as_bytes() != whole {
                return Ok(None);
            }
            let kind = if is_parsed { &mut parsed } else { &mut always };
            kind.push(SpecialToken {
                id,
                text,
                is_unknown,
                is_end: self.facts.eog.has(id),
                is_looked_for: false,
                strips_left: has(sys::LLAMA_TOKEN_ATTR_LSTRIP as i32),
                strips_right: has(sys::LLAMA_TOKEN_ATTR_RSTRIP as i32),
            });
        }
        Ok(Some(SearchedTokens { always, parsed }))
    }

    /// The text of every token as the vocabulary has it, in bytes.
    pub(crate) fn token_texts(&self) -> impl Iterator<Item = Result<&[u8], EngineError>> + '_ {
        let n_vocab = if self.has_vocabulary() { self.facts.n_vocab } else { 0 };
        (0..n_vocab).map(|id| self.raw_text(id).map(CStr::to_bytes))
    }

    /// The text of a token as the vocabulary has it; empty for no token and for what is no UTF-8.
    pub(crate) fn token_text(&self, token: Option<i32>) -> String {
        let Some(token) = token.filter(|token| self.has_vocabulary() && self.has_token(*token)) else {
            return String::new();
        };
        let text = self.raw_text(token).ok().and_then(|text| text.to_str().ok());
        text.unwrap_or_default().to_owned()
    }
}
