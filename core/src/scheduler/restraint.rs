//! What a text can be held to while it is generated.

use crate::{Result, Token};

/// Holds one generation's text to a form.
pub(crate) trait Restraint: Send {
    /// Does what the next [`Restraint::restrain`] needs and can be done before there are logits. Called from another thread.
    fn prepare(&mut self) {}

    /// Takes the next token out of the logits, shape (`n_vocab`,), where it would break the form: minus infinity.
    fn restrain(&mut self, logits: &mut [f32]) -> Result<Allowed>;

    /// Hears the token that was drawn. True where the text is complete and nothing can follow.
    fn take(&mut self, token: Token) -> Result<bool>;
}

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowed {
    /// One of the tokens whose logits are left.
    Some,
    /// Nothing: the text is complete.
    End,
}
