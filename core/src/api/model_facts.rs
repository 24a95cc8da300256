//! What never changes about a model. Readable after `close`, too.

use super::model::Model;
use crate::Token;
use std::collections::BTreeMap;

impl Model {
    #[doc = doc!("model.n_ctx_train")]
    pub fn n_ctx_train(&self) -> i32 {
        self.facts.n_ctx_train
    }

    #[doc = doc!("model.n_embd")]
    pub fn n_embd(&self) -> i32 {
        self.facts.n_embd
    }

    #[doc = doc!("model.n_vocab")]
    pub fn n_vocab(&self) -> i32 {
        self.facts.n_vocab
    }

    #[doc = doc!("model.n_layer")]
    pub fn n_layer(&self) -> i32 {
        self.facts.n_layer
    }

    #[doc = doc!("model.n_head")]
    pub fn n_head(&self) -> i32 {
        self.facts.n_head
    }

    #[doc = doc!("model.token_bos")]
    pub fn token_bos(&self) -> Option<Token> {
        self.facts.token_bos
    }

    #[doc = doc!("model.token_eos")]
    pub fn token_eos(&self) -> Option<Token> {
        self.facts.token_eos
    }

    #[doc = doc!("model.token_nl")]
    pub fn token_nl(&self) -> Option<Token> {
        self.facts.token_nl
    }

    #[doc = doc!("model.size")]
    pub fn size(&self) -> i64 {
        self.facts.size
    }

    #[doc = doc!("model.n_params")]
    pub fn n_params(&self) -> i64 {
        self.facts.n_params
    }

    #[doc = doc!("model.description")]
    pub fn description(&self) -> &str {
        &self.facts.description
    }

    #[doc = doc!("model.architecture")]
    pub fn architecture(&self) -> &str {
        self.facts.meta("general.architecture")
    }

    #[doc = doc!("model.name")]
    pub fn name(&self) -> &str {
        self.facts.meta("general.name")
    }

    #[doc = doc!("model.metadata")]
    pub fn metadata(&self) -> &BTreeMap<String, String> {
        &self.facts.metadata
    }

    #[doc = doc!("model.chat_template")]
    pub fn chat_template(&self) -> &str {
        self.facts.meta("tokenizer.chat_template")
    }

    #[doc = doc!("model.has_encoder")]
    pub fn has_encoder(&self) -> bool {
        self.facts.has_encoder
    }

    #[doc = doc!("model.has_decoder")]
    pub fn has_decoder(&self) -> bool {
        self.facts.has_decoder
    }

    #[doc = doc!("model.token_eot")]
    pub fn token_eot(&self) -> Option<Token> {
        self.facts.token_eot
    }

    #[doc = doc!("model.token_sep")]
    pub fn token_sep(&self) -> Option<Token> {
        self.facts.token_sep
    }

    #[doc = doc!("model.token_pad")]
    pub fn token_pad(&self) -> Option<Token> {
        self.facts.token_pad
    }

    #[doc = doc!("model.token_is_eog")]
    #[inline]
    pub fn token_is_eog(&self, token: Token) -> bool {
        self.facts.eog.has(token)
    }

    #[doc = doc!("model.token_is_control")]
    #[inline]
    pub fn token_is_control(&self, token: Token) -> bool {
        self.facts.control.has(token)
    }
}
