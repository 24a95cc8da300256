//! The numbers that describe the network: those on which llama.cpp or ggml has an assertion.

use super::architectures::has_rule;
use super::fault::Fault;
use super::header::{Header, Metadata, Value};

/// `LLAMA_MAX_LAYERS` and `LLAMA_MAX_EXPERTS`.
const MAX_LAYERS: u32 = 512;
const MAX_EXPERTS: u32 = 1024;

/// Numbers up to which ggml counts, token for token: models have tens, and with billions a call does not end.
const ROUNDS: [&str; 2] = ["attention.group_norm_groups", "hyper_connection.sinkhorn_iterations"];
const MAX_ROUNDS: u32 = 1024;

const ROPE_SCALING: [&str; 4] = ["none", "linear", "yarn", "longrope"];

/// Architectures whose loader itself refuses keys that are rotated in part; that their width is even it leaves to an assertion.
const LOADED_ROTATED: [&str; 4] = ["llama", "deci", "falcon", "llama-embed"];

pub(super) fn check(header: &Header) -> Result<(), Fault> {
    let metadata = &header.metadata;
    check_epsilons(metadata)?;
    let Some(architecture) = metadata.text("general.architecture") else {
        return Ok(());
    };
    let network = Network {
        metadata,
        architecture: &architecture,
    };
    network.check_range("context_length", 0..=i32::MAX as u32)?;
    network.check_range("block_count", 1..=MAX_LAYERS)?;
    network.check_range(
        "nextn_predict_layers",
        0..=network.u32("block_count").unwrap_or(MAX_LAYERS),
    )?;
    network.check_range("pooling_type", 0..=4)?;
    ROUNDS
        .iter()
        .try_for_each(|name| network.check_range(name, 0..=MAX_ROUNDS))?;
    network.check_rope_scaling()?;
    network.check_experts(header)?;
    network.check_heads()?;
    network.check_compressed_keys()
}

/// ggml's norms assert `eps >= 0`, which a NaN fails too.
fn check_epsilons(metadata: &Metadata) -> Result<(), Fault> {
    for (key, value) in metadata.iter() {
        if let Value::F32(epsilon) = value {
            if key.ends_with(b"epsilon") && !(epsilon.is_finite() && *epsilon >= 0.0) {
                return Err(wrong(
                    &String::from_utf8_lossy(key),
                    epsilon,
                    "a finite number that is not negative",
                ));
            }
        }
    }
    Ok(())
}

fn wrong(key: &str, given: impl std::fmt::Display, expected: impl Into<String>) -> Fault {
    Fault::Value {
        key: key.to_owned(),
        given: given.to_string(),
        expected: expected.into(),
    }
}

/// The metadata under one architecture's prefix.
struct Network<'a> {
    metadata: &'a Metadata,
    architecture: &'a str,
}

impl Network<'_> {
    fn key(&self, name: &str) -> String {
        format!("{}.{name}", self.architecture)
    }

    fn u32(&self, name: &str) -> Option<u32> {
        self.metadata.u32(&self.key(name))
    }

    /// One number for all layers, or one for each; nothing where the key is missing.
    fn numbers(&self, name: &str) -> Vec<u32> {
        match self.metadata.get(&self.key(name)) {
            Some(Value::U32(value)) => vec![*value],
            Some(Value::Numbers(values)) => values.clone(),
            _ => Vec::new(),
        }
    }

    fn check_range(&self, name: &str, range: std::ops::RangeInclusive<u32>) -> Result<(), Fault> {
        match self.u32(name) {
            Some(given) if !range.contains(&given) => Err(wrong(
                &self.key(name),
                given,
                format!("{} to {}", range.start(), range.end()),
            )),
            _ => Ok(()),
        }
    }

    fn check_rope_scaling(&self) -> Result<(), Fault> {
        let key = self.key("rope.scaling.type");
        match self.metadata.text(&key) {
            Some(given) if !ROPE_SCALING.contains(&given.as_str()) => Err(wrong(
                &key,
                format!("{given:?}"),
                format!("one of {}", ROPE_SCALING.join(", ")),
            )),
            _ => Ok(()),
        }
    }

    /// The assertions about experts in `llama_model_base::load_hparams`.
    fn check_experts(&self, header: &Header) -> Result<(), Fault> {
        self.check_range("expert_count", 0..=MAX_EXPERTS)?;
        let experts = self.u32("expert_count").unwrap_or(0);
        // The loader asserts, for such a tensor, that some experts are used.
        if experts == 0 && header.tensors.iter().any(|tensor| tensor.name.contains("_exps.")) {
            let expected = format!("1 to {MAX_EXPERTS}, as the file has tensors of experts");
            return Err(wrong(&self.key("expert_count"), "0 or missing", expected));
        }
        // One expert of the Hunyuan architectures is none: llama.cpp resets both numbers.
        if self.architecture.starts_with("hunyuan") && experts <= 1 {
            return Ok(());
        }
        let used = self.numbers("expert_used_count").into_iter().max().unwrap_or(0);
        let (least, most) = if experts > 0 { (1, experts) } else { (0, 0) };
        if !(least..=most).contains(&used) {
            return Err(wrong(
                &self.key("expert_used_count"),
                used,
                format!("{least} to {most}, as expert_count is {experts}"),
            ));
        }
        let groups = self.u32("expert_group_count").unwrap_or(0);
        if groups > 0 && (groups >= experts || !experts.is_multiple_of(groups)) {
            let expected = format!("fewer than expert_count, which is {experts}, and a divisor of it");
            return Err(wrong(&self.key("expert_group_count"), groups, expected));
        }
        let used_groups = self.u32("expert_group_used_count").unwrap_or(0);
        if groups > 1 && !(1..groups).contains(&used_groups) {
            return Err(wrong(
                &self.key("expert_group_used_count"),
                used_groups,
                format!("1 to {}", groups - 1),
            ));
        }
        Ok(())
    }

    /// Attention repeats key and value heads until there is one for each query head; ggml asserts that this comes out even.
    fn check_heads(&self) -> Result<(), Fault> {
        let heads = self.numbers("attention.head_count");
        let kv_heads = self.numbers("attention.head_count_kv");
        let layers = heads.len().max(kv_heads.len());
        let at = |values: &[u32], layer: usize| values.get(layer).or(values.last()).copied().unwrap_or(0);
        for layer in 0..layers {
            let (queries, pairs) = (at(&heads, layer), at(&kv_heads, layer));
            if queries > 0 && pairs > 0 && queries % pairs != 0 {
                let expected = format!("a divisor of head_count, which is {queries}");
                return Err(wrong(&self.key("attention.head_count_kv"), pairs, expected));
            }
        }
        match at(&heads, 0) {
            0 => Ok(()),
            first => self.check_widths(first),
        }
    }

    /// The widths of keys, values and what is rotated of a key, where the graph of this architecture asserts on them.
    fn check_widths(&self, heads: u32) -> Result<(), Fault> {
        if let Some(odd) = self
            .u32("rope.dimension_count")
            .filter(|count| !count.is_multiple_of(2))
        {
            return Err(wrong(&self.key("rope.dimension_count"), odd, "an even number"));
        }
        let Some(embedding) = self.u32("embedding_length") else {
            return Ok(());
        };
        let keys = self.u32("attention.key_length").unwrap_or(embedding / heads);
        let values = self.u32("attention.value_length").unwrap_or(embedding / heads);
        let rotated = self.u32("rope.dimension_count").unwrap_or(keys);
        let one_width = has_rule("width", self.architecture);
        let all_rotated = has_rule("rotated", self.architecture) || LOADED_ROTATED.contains(&self.architecture);
        if all_rotated && (keys == 0 || !keys.is_multiple_of(2)) {
            let given = format!("{heads} heads of {keys} numbers");
            return Err(wrong(
                &self.key("attention.head_count"),
                given,
                "heads of an even width",
            ));
        }
        if one_width && values != keys {
            return Err(wrong(
                &self.key("attention.value_length"),
                values,
                format!("the same as key_length, which is {keys}"),
            ));
        }
        if all_rotated && rotated != keys {
            let expected = format!("the width of a head, which is {keys}");
            return Err(wrong(&self.key("rope.dimension_count"), rotated, expected));
        }
        Ok(())
    }

    /// Where keys are kept compressed, a part of each is not rotated; llama.cpp asserts that it is not empty.
    fn check_compressed_keys(&self) -> Result<(), Fault> {
        // The graph of minicpm3 takes an empty part as well.
        if self.u32("attention.kv_lora_rank").unwrap_or(0) == 0 || self.architecture == "minicpm3" {
            return Ok(());
        }
        let heads = self.numbers("attention.head_count").first().copied().unwrap_or(0);
        let width = self
            .u32("embedding_length")
            .unwrap_or(0)
            .checked_div(heads)
            .unwrap_or(0);
        let plain = self.u32("attention.key_length").unwrap_or(width);
        let keys = self.u32("attention.key_length_mla").unwrap_or(plain);
        let rotated = self.u32("rope.dimension_count").unwrap_or(plain);
        if rotated >= keys {
            let expected = format!("less than the width of a key, which is {keys}");
            return Err(wrong(&self.key("rope.dimension_count"), rotated, expected));
        }
        Ok(())
    }
}
