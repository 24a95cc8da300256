//! Finds the end of a JSON object in a text that is still being written.

/// How far an object was looked through, from its first brace on.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    at: usize,
    depth: usize,
    in_string: bool,
    is_escaped: bool,
    /// The length, once it is known.
    end: Option<usize>,
}

impl Scan {
    /// The length of the object that `text` begins with, if its end is there. The text is the same as before and perhaps goes on; only
    /// what is new is looked at. Whether it is JSON at all is not.
    pub(super) fn end(&mut self, text: &str) -> Option<usize> {
        if self.end.is_some() {
            return self.end;
        }
        for (at, byte) in text.bytes().enumerate().skip(self.at) {
            self.at = at + 1;
            if self.is_escaped {
                self.is_escaped = false;
                continue;
            }
            match byte {
                b'"' => self.in_string = !self.in_string,
                b'\\' if self.in_string => self.is_escaped = true,
                b'{' | b'[' if !self.in_string => self.depth += 1,
                b'}' | b']' if !self.in_string => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        self.end = Some(self.at);
                        return self.end;
                    }
                }
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Scan;

    #[test]
    fn an_object_ends_at_its_own_brace_however_it_comes() {
        let text = r#"{"a": "}\"{", "b": [{"c": "\\"}]} and {more}"#;
        let end = text.find(" and").unwrap();
        assert_eq!(Scan::default().end(text), Some(end));
        let mut scan = Scan::default();
        for to in (0..end).filter(|to| text.is_char_boundary(*to)) {
            assert_eq!(scan.end(&text[..to]), None, "{to}");
        }
        assert_eq!(scan.end(&text[..end]), Some(end));
        assert_eq!(scan.end(text), Some(end));
        assert_eq!(Scan::default().end(r#"{"a": "b}"#), None);
    }
}
