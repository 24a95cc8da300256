//! A flag for each token.

use std::sync::Arc;

/// Which tokens something holds of; a clone shares the flags.
#[derive(Clone, Debug)]
pub(crate) struct Bits(Arc<[u64]>);

impl Bits {
    /// From words of 64 flags, that of the first token lowest.
    pub(super) fn of(words: Vec<u64>) -> Self {
        Self(words.into())
    }

    /// Whether it holds of a token. False for what is no token.
    #[inline]
    pub(crate) fn has(&self, token: i32) -> bool {
        usize::try_from(token)
            .is_ok_and(|token| self.0.get(token / 64).is_some_and(|word| word >> (token % 64) & 1 == 1))
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn no_number_beyond_the_tokens_has_a_flag() {
        let all = Bits::of(vec![u64::MAX, 0b11_1111]);
        let found: Vec<i32> = (-100..300).filter(|token| all.has(*token)).collect();
        assert_eq!(found, (0..70).collect::<Vec<i32>>());
        assert!(!all.has(i32::MAX) && !all.has(i32::MIN) && !Bits::of(Vec::new()).has(0));
    }
}
