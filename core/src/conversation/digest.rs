//! Fingerprints that tell files and models apart. Nobody is kept from forging one: what they vouch for is checked where it is used.

/// FNV-1a of 64 bits, which is the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digest(u64);

impl Digest {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Adds something that ends where the next begins.
    pub(crate) fn add_item(&mut self, bytes: &[u8]) {
        self.add(&(bytes.len() as u64).to_le_bytes());
        self.add(bytes);
    }

    pub(crate) fn number(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn it_is_the_one_that_others_compute() {
        let of = |text: &str| {
            let mut digest = Digest::new();
            digest.add(text.as_bytes());
            digest.number()
        };
        assert_eq!(of(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(of("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn items_do_not_run_together() {
        let of = |items: &[&str]| {
            let mut digest = Digest::new();
            items.iter().for_each(|item| digest.add_item(item.as_bytes()));
            digest
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    }
}
