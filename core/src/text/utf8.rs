//! Cuts a run of bytes at whole characters.

/// Collects bytes and gives the characters that are complete.
///
/// What can never become a character is U+FFFD, one for each maximal subpart, as Rust's and Python's lossy decoders do it.
#[derive(Default)]
pub(crate) struct Assembler {
    /// The beginning of a character: at most three bytes.
    partial: Vec<u8>,
}

impl Assembler {
    /// Appends what `bytes` complete to `text`.
    pub(crate) fn push(&mut self, bytes: &[u8], text: &mut String) {
        if self.partial.is_empty() {
            if let Ok(whole) = std::str::from_utf8(bytes) {
                text.push_str(whole);
                return;
            }
        }
        self.partial.extend_from_slice(bytes);
        let mut rest = std::mem::take(&mut self.partial);
        let mut from = 0;
        loop {
            match std::str::from_utf8(&rest[from..]) {
                Ok(whole) => {
                    text.push_str(whole);
                    from = rest.len();
                    break;
                }
                Err(error) => {
                    let (whole, bad) = rest[from..].split_at(error.valid_up_to());
                    text.push_str(&String::from_utf8_lossy(whole));
                    from = rest.len() - bad.len();
                    let Some(n_bad) = error.error_len() else {
                        break; // an incomplete character at the end
                    };
                    text.push(char::REPLACEMENT_CHARACTER);
                    from += n_bad;
                }
            }
        }
        rest.drain(..from);
        self.partial = rest;
    }

    /// Ends the run: an incomplete character is U+FFFD.
    pub(crate) fn finish(&mut self, text: &mut String) {
        if !self.partial.is_empty() {
            text.push_str(&String::from_utf8_lossy(&self.partial));
            self.partial.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Assembler;

    fn assemble(bytes: &[u8], size: usize) -> String {
        let (mut assembler, mut text) = (Assembler::default(), String::new());
        for chunk in bytes.chunks(size) {
            assembler.push(chunk, &mut text);
        }
        assembler.finish(&mut text);
        text
    }

    #[test]
    fn however_bytes_are_cut_the_text_is_that_of_the_lossy_decoder() {
        let samples: [&[u8]; 9] = [
            "Grüße, 猫, قطة, बिल्ली, 🐈‍⬛".as_bytes(),
            b"\xff\xfe\x00plain",
            b"\xe3\x81",
            b"\xe3\x81A\xe3",
            b"\xf0\x9f\x90\xf0\x9f\x90\x88",
            b"\xed\xa0\x80 lone surrogate",
            b"\xc0\xaf overlong",
            b"\xf4\x90\x80\x80 too large",
            b"\x80\x80 continuations",
        ];
        for bytes in samples {
            for size in 1..=bytes.len() {
                assert_eq!(
                    assemble(bytes, size),
                    String::from_utf8_lossy(bytes),
                    "{bytes:x?} by {size}"
                );
            }
        }
    }

    #[test]
    fn no_piece_holds_part_of_a_character() {
        let (mut assembler, mut text) = (Assembler::default(), String::new());
        assembler.push(b"\xe7\x8c", &mut text);
        assert_eq!(text, "");
        assembler.push(b"\xab!", &mut text);
        assert_eq!(text, "猫!");
    }
}
