//! The facts of a network as its header states them, for a model that is loaded without its weights.

use super::header::{Metadata, Value};

/// Numbers that llama.cpp leaves at 0 when it loads a vocabulary alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Network {
    pub n_ctx_train: i32,
    pub n_embd: i32,
    pub n_embd_out: i32,
    pub n_layer: i32,
    pub n_head: i32,
}

impl Network {
    /// What the header says; 0 where it says nothing.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let architecture = metadata.text("general.architecture").unwrap_or_default();
        // One number for all layers, or one for each: the first layer's stands for all, as in llama.cpp.
        let number = |name: &str| {
            let number = match metadata.get(&format!("{architecture}.{name}")) {
                Some(Value::U32(value)) => Some(*value),
                Some(Value::Numbers(values)) => values.first().copied(),
                _ => None,
            };
            number.and_then(|number| i32::try_from(number).ok())
        };
        let n_embd = number("embedding_length").unwrap_or(0);
        let n_predicting = number("nextn_predict_layers").unwrap_or(0);
        Self {
            n_ctx_train: number("context_length").unwrap_or(0),
            n_embd,
            n_embd_out: number("embedding_length_out").unwrap_or(n_embd),
            n_layer: number("block_count").unwrap_or(0).saturating_sub(n_predicting),
            n_head: number("attention.head_count").unwrap_or(0),
        }
    }
}
