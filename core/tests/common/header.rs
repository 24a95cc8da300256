//! Entries of a GGUF header, replaced.

/// A text as GGUF has it: its length, then its bytes.
fn string(text: &str) -> Vec<u8> {
    [&(text.len() as u64).to_le_bytes(), text.as_bytes()].concat()
}

fn position(bytes: &[u8], part: &[u8]) -> usize {
    let mut windows = bytes.windows(part.len());
    windows.position(|window| window == part).expect("the file has it")
}

/// Replaces a text entry by another.
pub fn replace_entry(bytes: &mut Vec<u8>, key: &str, new_key: &str, text: &str) {
    let key = string(key);
    let at = position(bytes, &key);
    // An entry is its key, the type of its value, and that; texts have their length before them.
    let text_at = at + key.len() + 4;
    let n_text = u64::from_le_bytes(bytes[text_at..text_at + 8].try_into().unwrap()) as usize;
    let entry = [string(new_key), 8u32.to_le_bytes().to_vec(), string(text)].concat();
    bytes.splice(at..text_at + 8 + n_text, entry);
}

/// Gives a token another text.
pub fn replace_token(bytes: &mut Vec<u8>, old: &str, new: &str) {
    let old = string(old);
    let at = position(bytes, b"tokenizer.ggml.tokens");
    let at = at + position(&bytes[at..], &old);
    bytes.splice(at..at + old.len(), string(new));
}
