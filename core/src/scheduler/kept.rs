//! States of sequences that conversations come back to, kept when others take their sequence.

use super::slots::common;
use super::swap::{Saved, SwapSpace};
use crate::Token;
use std::rc::Rc;
use std::sync::{Arc, Weak};

/// Who comes back to what is cached of it, as long as it lives.
#[derive(Clone, Debug)]
pub(crate) struct Owner(Weak<()>);

impl Owner {
    /// Of something that lives as long as `alive`.
    pub(crate) fn of(alive: &Arc<()>) -> Self {
        Self(Arc::downgrade(alive))
    }

    /// One that is gone already.
    pub(crate) fn nobody() -> Self {
        Self(Weak::new())
    }

    pub(super) fn is_alive(&self) -> bool {
        self.0.strong_count() > 0
    }

    pub(super) fn is(&self, other: Option<&Self>) -> bool {
        other.is_some_and(|other| Weak::ptr_eq(&self.0, &other.0))
    }
}

/// What is kept of one owner.
#[derive(Clone)]
pub(super) struct Entry {
    owner: Owner,
    key: Option<String>,
    /// Those whose state it is.
    pub tokens: Vec<Token>,
    pub saved: Rc<Saved>,
}

/// All that is kept, the longest unused first. It takes what swapped generations leave of their memory.
pub(super) struct Kept {
    entries: Vec<Entry>,
    space: SwapSpace,
}

impl Kept {
    pub(super) fn new(space: SwapSpace) -> Self {
        Self {
            entries: Vec::new(),
            space,
        }
    }

    /// Sees to space for a state of so many bytes, for which what is kept makes way; false where that is not enough.
    pub(super) fn make_space(&mut self, n_bytes: usize) -> bool {
        self.purge();
        while n_bytes > self.space.available() && !self.entries.is_empty() {
            self.entries.remove(0);
        }
        n_bytes <= self.space.available()
    }

    /// Keeps a state for which there is space, in place of what there was of its owner.
    pub(super) fn put(&mut self, owner: Owner, key: Option<String>, tokens: Vec<Token>, state: Vec<u8>) {
        self.forget(&owner);
        let saved = Rc::new(self.space.keep(state));
        self.entries.push(Entry {
            owner,
            key,
            tokens,
            saved,
        });
    }

    /// What has the longest beginning of a prompt under its key, and how long that is; only if it is longer than `least`, and if `whole`,
    /// only what has no more than that. It stays, unless it is the owner who asks.
    pub(super) fn find(
        &mut self,
        prompt: &[Token],
        key: Option<&str>,
        owner: Option<&Owner>,
        least: usize,
        whole: bool,
    ) -> Option<(Entry, usize)> {
        let of_key = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.key.as_deref() == key);
        let shared = of_key.map(|(at, entry)| (at, common(&entry.tokens, &prompt[..prompt.len().saturating_sub(1)])));
        let shared = shared.filter(|(at, shared)| !whole || *shared == self.entries[*at].tokens.len());
        let (at, shared) = shared.max_by_key(|(_, shared)| *shared)?;
        if shared <= least {
            return None;
        }
        let entry = self.entries.remove(at);
        if !entry.owner.is(owner) {
            self.entries.push(entry.clone());
        }
        Some((entry, shared))
    }

    /// What is kept of an owner.
    pub(super) fn of(&self, owner: &Owner) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.owner.is(Some(owner)))
    }

    fn forget(&mut self, owner: &Owner) {
        self.entries.retain(|entry| !entry.owner.is(Some(owner)));
    }

    /// Forgets what nobody comes back to.
    pub(super) fn purge(&mut self) {
        self.entries.retain(|entry| entry.owner.is_alive());
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, Owner};
    use crate::scheduler::swap::SwapSpace;
    use std::sync::Arc;

    fn owners<const N: usize>() -> [(Arc<()>, Owner); N] {
        std::array::from_fn(|_| {
            let alive = Arc::new(());
            let owner = Owner::of(&alive);
            (alive, owner)
        })
    }

    #[test]
    fn the_owner_takes_what_is_its_own_and_others_leave_it() {
        let mut kept = Kept::new(SwapSpace::new(100));
        let [(_a, a), (_b, b)] = owners();
        kept.put(a.clone(), None, vec![1, 2, 3], vec![0; 10]);
        assert!(kept.find(&[1, 2, 4], None, Some(&b), 2, false).is_none());
        assert_eq!(kept.find(&[1, 2, 4], None, Some(&b), 1, false).unwrap().1, 2);
        assert!(kept.find(&[1, 2, 3], Some("key"), Some(&a), 0, false).is_none());
        assert!(kept.find(&[1, 2, 4, 5], None, Some(&b), 0, true).is_none());
        // All but the last token: its logits are needed.
        assert_eq!(kept.find(&[1, 2, 3], None, Some(&b), 0, false).unwrap().1, 2);
        assert_eq!(kept.find(&[1, 2, 3, 4], None, Some(&a), 1, true).unwrap().1, 3);
        assert!(kept.find(&[1, 2, 3, 4], None, Some(&a), 1, false).is_none());
    }

    #[test]
    fn the_longest_unused_makes_way_and_who_is_gone_leaves_nothing() {
        let space = SwapSpace::new(100);
        let mut kept = Kept::new(space.clone());
        let [(_a, a), (_b, b), (gone, c)] = owners();
        kept.put(a.clone(), None, vec![1], vec![0; 40]);
        kept.put(b.clone(), None, vec![2], vec![0; 40]);
        assert_eq!(space.available(), 20);
        assert!(kept.make_space(30) && kept.of(&a).is_none() && kept.of(&b).is_some());
        assert!(!kept.make_space(101) && kept.of(&b).is_none());
        kept.put(c.clone(), None, vec![3], vec![0; 40]);
        drop(gone);
        kept.purge();
        assert_eq!(space.available(), 100);
    }

    #[test]
    fn there_is_one_state_of_an_owner() {
        let mut kept = Kept::new(SwapSpace::new(100));
        let [(_a, a)] = owners();
        for n in 1..5 {
            assert!(kept.make_space(60) || n == 1);
            kept.put(a.clone(), None, vec![n; 3], vec![0; 60]);
        }
        assert_eq!(kept.of(&a).unwrap().tokens, [4, 4, 4]);
    }
}
