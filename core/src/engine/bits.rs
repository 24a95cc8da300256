//! A flag for each token.

use std::sync::Arc;

/// Which tokens something holds of; a clone shares the flags.
#[derive(Clone, Debug)]
pub(crate) struct Bits(Arc<[u64]>);

impl Bits {
    /// Asks of the tokens in [0, `n_tokens`).
    pub(super) fn of(n_tokens: i32, holds: impl Fn(i32) -> bool) -> Self {
        let word = |first: i32| {
            let bits = (0..64).filter(|bit| first + bit < n_tokens && holds(first + bit));
            bits.fold(0, |word, bit| word | 1 << bit)
        };
        Self((0..n_tokens).step_by(64).map(word).collect())
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
        let all = Bits::of(70, |_| true);
        let found: Vec<i32> = (-100..300).filter(|token| all.has(*token)).collect();
        assert_eq!(found, (0..70).collect::<Vec<i32>>());
        assert!(!all.has(i32::MAX) && !all.has(i32::MIN) && !Bits::of(0, |_| true).has(0));
    }
}
