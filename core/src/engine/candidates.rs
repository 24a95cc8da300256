//! The tokens that one is chosen from, with their logits.

use super::likely::largest_of;
use llama_cpp_sys_2 as sys;

/// Logits beyond this are an artefact (a huge bias, a division by a tiny penalty); infinities and NaN in llama.cpp's softmax would make
/// every later step meaningless, so such candidates are moved into range before them.
const LARGEST_LOGIT: f32 = 1e6;

/// A token and its logit.
pub(super) type Candidate = sys::llama_token_data;

/// Puts all tokens of a vocabulary into `candidates`, which has a place for each.
pub(super) fn fill(candidates: &mut [Candidate], logits: &[f32]) {
    for ((id, candidate), logit) in (0..).zip(candidates).zip(logits) {
        *candidate = Candidate {
            id,
            logit: *logit,
            p: 0.0,
        };
    }
}

/// Moves what is not an ordinary logit into range and leaves out what is excluded. Gives those that are left.
pub(super) fn tame(candidates: &mut [Candidate]) -> &mut [Candidate] {
    // All are looked at, so that the compiler can look at several at once; NaN is not in range.
    let is_tame = |tame, candidate: &Candidate| tame & (candidate.logit.abs() <= LARGEST_LOGIT);
    if candidates.iter().fold(true, is_tame) {
        return candidates;
    }
    let mut kept = 0;
    for at in 0..candidates.len() {
        let mut candidate = candidates[at];
        if candidate.logit == f32::NEG_INFINITY {
            continue;
        }
        candidate.logit = if candidate.logit.is_nan() {
            -LARGEST_LOGIT
        } else {
            candidate.logit.clamp(-LARGEST_LOGIT, LARGEST_LOGIT)
        };
        candidates[kept] = candidate;
        kept += 1;
    }
    &mut candidates[..kept]
}

/// The first candidate with the largest logit.
pub(super) fn best_of(candidates: &[Candidate]) -> Option<i32> {
    let mut candidates = candidates.iter();
    let first = candidates.next()?;
    let best = candidates.fold(first, |best, next| if next.logit > best.logit { next } else { best });
    Some(best.id)
}

/// The first token with the largest logit; NaN never wins. `None` if every token is excluded.
pub(super) fn best_of_logits(logits: &[f32]) -> Option<i32> {
    let largest = largest_of(logits);
    match logits.iter().position(|logit| *logit == largest) {
        None => Some(0), // nothing but NaN
        Some(_) if largest == f32::NEG_INFINITY => None,
        Some(first) => i32::try_from(first).ok(),
    }
}
