//! Writes small GGUF files for the tests, right or wrong in one point.

/// A file under construction.
#[derive(Clone)]
pub(super) struct Builder {
    version: u32,
    entries: Vec<(String, Vec<u8>)>,
    tensors: Vec<Vec<u8>>,
    data: usize,
}

fn string(text: &[u8]) -> Vec<u8> {
    [&(text.len() as u64).to_le_bytes(), text].concat()
}

fn typed(kind: u32, payload: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), payload].concat()
}

impl Builder {
    /// A Llama of one layer with a SentencePiece vocabulary of four tokens and one tensor.
    pub(super) fn llama() -> Self {
        Self {
            version: 3,
            entries: Vec::new(),
            tensors: Vec::new(),
            data: 0,
        }
        .text("general.architecture", "llama")
        .u32("llama.context_length", 64)
        .u32("llama.embedding_length", 32)
        .u32("llama.block_count", 1)
        .u32("llama.attention.head_count", 4)
        .u32("llama.attention.head_count_kv", 2)
        .f32("llama.attention.layer_norm_rms_epsilon", 1e-5)
        .text("tokenizer.ggml.model", "llama")
        .tokens(&[b"<unk>", b"<s>", b"</s>", b"a"])
        .tensor("token_embd.weight", &[32, 4], 0, 0)
    }

    pub(super) fn version(mut self, version: u32) -> Self {
        self.version = version;
        self
    }

    /// Sets an entry to raw bytes that begin with its type.
    pub(super) fn raw(mut self, key: &str, value: Vec<u8>) -> Self {
        self.entries.retain(|(there, _)| there != key);
        self.entries.push((key.to_owned(), value));
        self
    }

    /// Adds an entry even where its key is there already.
    pub(super) fn again(mut self, key: &str) -> Self {
        self.entries.push((key.to_owned(), typed(4, &[0; 4])));
        self
    }

    pub(super) fn u32(self, key: &str, value: u32) -> Self {
        self.raw(key, typed(4, &value.to_le_bytes()))
    }

    pub(super) fn f32(self, key: &str, value: f32) -> Self {
        self.raw(key, typed(6, &value.to_le_bytes()))
    }

    pub(super) fn bool(self, key: &str, value: bool) -> Self {
        self.raw(key, typed(7, &[u8::from(value)]))
    }

    pub(super) fn text(self, key: &str, value: &str) -> Self {
        self.raw(key, typed(8, &string(value.as_bytes())))
    }

    pub(super) fn numbers(self, key: &str, values: &[u32]) -> Self {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.list(key, 4, values.len() as u64, &bytes)
    }

    pub(super) fn tokens(self, texts: &[&[u8]]) -> Self {
        let bytes: Vec<u8> = texts.iter().flat_map(|text| string(text)).collect();
        self.list("tokenizer.ggml.tokens", 8, texts.len() as u64, &bytes)
    }

    /// A list that may state another count than it has.
    pub(super) fn list(self, key: &str, kind: u32, count: u64, bytes: &[u8]) -> Self {
        let payload = [&kind.to_le_bytes()[..], &count.to_le_bytes(), bytes].concat();
        self.raw(key, typed(9, &payload))
    }

    pub(super) fn without(mut self, key: &str) -> Self {
        self.entries.retain(|(there, _)| there != key);
        self
    }

    /// Adds a tensor and 512 bytes of data.
    pub(super) fn tensor(mut self, name: &str, shape: &[u64], kind: u32, offset: u64) -> Self {
        let shape_bytes: Vec<u8> = shape.iter().flat_map(|count| count.to_le_bytes()).collect();
        let n_dimensions = (shape.len() as u32).to_le_bytes();
        let parts: [&[u8]; 5] = [
            &string(name.as_bytes()),
            &n_dimensions,
            &shape_bytes,
            &kind.to_le_bytes(),
            &offset.to_le_bytes(),
        ];
        self.tensors.push(parts.concat());
        self.data += 512;
        self
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.bytes_with_counts(self.tensors.len() as u64, self.entries.len() as u64)
    }

    /// The file with other counts in its header.
    pub(super) fn bytes_with_counts(&self, n_tensors: u64, n_entries: u64) -> Vec<u8> {
        let mut bytes = b"GGUF".to_vec();
        bytes.extend(self.version.to_le_bytes());
        bytes.extend(n_tensors.to_le_bytes());
        bytes.extend(n_entries.to_le_bytes());
        for (key, value) in &self.entries {
            bytes.extend(string(key.as_bytes()));
            bytes.extend(value);
        }
        bytes.extend(self.tensors.concat());
        bytes.resize(bytes.len().next_multiple_of(32) + self.data, 0);
        bytes
    }
}
