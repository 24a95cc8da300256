//! Handles are not addresses: a handle is a slot, its generation and its type, packed into a pointer-sized value.

use std::sync::{Arc, PoisonError, RwLock};

use super::{Fault, Outcome};

#[cfg(not(target_pointer_width = "64"))]
compile_error!("a handle packs slot, generation and type into 64 bits");

const SLOT_BITS: u32 = 32;
const GENERATION_BITS: u32 = 24;
const LAST_GENERATION: u32 = (1 << GENERATION_BITS) - 1;

/// A core type that C holds by handle.
pub(crate) trait Handled: Send + Sync + Sized + 'static {
    /// The opaque type that C sees.
    type Opaque;
    /// Tells the types apart; never 0, so that no handle is null.
    const TAG: u8;
    /// What messages call it.
    const KIND: &'static str;
    /// Where the values of this type live.
    fn slab() -> &'static Slab<Self>;
    /// Ends the value's work; what still uses it finishes or answers an error.
    fn close(&self);
}

struct Slot<T> {
    generation: u32,
    value: Option<Arc<T>>,
}

struct Slots<T> {
    slots: Vec<Slot<T>>,
    free: Vec<u32>,
}

/// A generational slab: a freed slot is used again under another generation, and retired when its generations run out.
pub(crate) struct Slab<T> {
    inner: RwLock<Slots<T>>,
}

impl<T> Slab<T> {
    pub(crate) const fn new() -> Self {
        Self {
            inner: RwLock::new(Slots {
                slots: Vec::new(),
                free: Vec::new(),
            }),
        }
    }

    /// Keeps a value; gives its slot and generation, or nothing when 2^32 slots are in use.
    fn insert(&self, value: Arc<T>) -> Option<(u32, u32)> {
        let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(index) = inner.free.pop() {
            let slot = &mut inner.slots[index as usize];
            slot.value = Some(value);
            return Some((index, slot.generation));
        }
        let index = u32::try_from(inner.slots.len()).ok()?;
        inner.slots.push(Slot {
            generation: 0,
            value: Some(value),
        });
        Some((index, 0))
    }

    fn get(&self, index: u32, generation: u32) -> Option<Arc<T>> {
        let inner = self.inner.read().unwrap_or_else(PoisonError::into_inner);
        let slot = inner.slots.get(index as usize)?;
        (slot.generation == generation).then(|| slot.value.clone()).flatten()
    }

    fn remove(&self, index: u32, generation: u32) -> Option<Arc<T>> {
        let mut inner = self.inner.write().unwrap_or_else(PoisonError::into_inner);
        let slot = inner.slots.get_mut(index as usize)?;
        if slot.generation != generation {
            return None;
        }
        let value = slot.value.take()?;
        if slot.generation < LAST_GENERATION {
            slot.generation += 1;
            inner.free.push(index);
        }
        Some(value)
    }
}

fn unpack<T: Handled>(handle: *const T::Opaque) -> Option<(u32, u32)> {
    let bits = handle as usize as u64;
    let tag = (bits >> (SLOT_BITS + GENERATION_BITS)) as u8;
    let generation = (bits >> SLOT_BITS) as u32 & LAST_GENERATION;
    (tag == T::TAG).then_some((bits as u32, generation))
}

/// Makes a handle of a value.
pub(crate) fn put<T: Handled>(value: T) -> Outcome<*mut T::Opaque> {
    let (slot, generation) = T::slab().insert(Arc::new(value)).ok_or_else(|| Fault::Panic {
        reason: format!("no slot is left for another {}", T::KIND),
    })?;
    let bits =
        u64::from(T::TAG) << (SLOT_BITS + GENERATION_BITS) | u64::from(generation) << SLOT_BITS | u64::from(slot);
    Ok(bits as usize as *mut T::Opaque)
}

/// The value behind a handle.
pub(crate) fn get<T: Handled>(handle: *const T::Opaque, what: &'static str) -> Outcome<Arc<T>> {
    if handle.is_null() {
        return Err(Fault::NullPointer { what });
    }
    unpack::<T>(handle)
        .and_then(|(slot, generation)| T::slab().get(slot, generation))
        .ok_or(Fault::InvalidHandle { what, kind: T::KIND })
}

/// The value behind a handle that may be null.
pub(crate) fn get_optional<T: Handled>(handle: *const T::Opaque, what: &'static str) -> Outcome<Option<Arc<T>>> {
    if handle.is_null() {
        return Ok(None);
    }
    get(handle, what).map(Some)
}

/// A second handle on what a value shares.
pub(crate) fn clone<T: Handled + Clone>(handle: *const T::Opaque, what: &'static str) -> Outcome<T> {
    Ok(get::<T>(handle, what)?.as_ref().clone())
}

/// Closes and forgets a handle; null and what is freed already are ignored. A panic in `close` stays here.
pub(crate) fn free<T: Handled>(handle: *mut T::Opaque) {
    let removed = unpack::<T>(handle).and_then(|(slot, generation)| T::slab().remove(slot, generation));
    if let Some(value) = removed {
        let close = std::panic::AssertUnwindSafe(|| {
            value.close();
            drop(value);
        });
        drop(std::panic::catch_unwind(close));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Thing(u32);
    #[derive(Debug)]
    struct OpaqueThing;

    impl Handled for Thing {
        type Opaque = OpaqueThing;
        const TAG: u8 = 200;
        const KIND: &'static str = "thing";
        fn slab() -> &'static Slab<Self> {
            static SLAB: Slab<Thing> = Slab::new();
            &SLAB
        }
        fn close(&self) {}
    }

    #[test]
    fn a_freed_handle_never_finds_the_next_value_of_its_slot() {
        let first = put(Thing(1)).unwrap();
        free::<Thing>(first);
        let second = put(Thing(2)).unwrap();
        assert_ne!(first, second);
        assert!(matches!(get::<Thing>(first, "thing"), Err(Fault::InvalidHandle { .. })));
        assert_eq!(get::<Thing>(second, "thing").unwrap().0, 2);
        free::<Thing>(first);
        assert_eq!(
            get::<Thing>(second, "thing").unwrap().0,
            2,
            "freeing twice leaves the slot's next value alone"
        );
    }

    #[test]
    fn null_and_forged_handles_are_told_apart() {
        assert!(matches!(
            get::<Thing>(std::ptr::null(), "thing"),
            Err(Fault::NullPointer { what: "thing" })
        ));
        for forged in [1usize, 0x7fff_dead_beef, usize::MAX] {
            assert!(matches!(
                get::<Thing>(forged as *const OpaqueThing, "thing"),
                Err(Fault::InvalidHandle { .. })
            ));
        }
    }

    #[test]
    fn a_slot_is_retired_when_its_generations_run_out() {
        let slab: Slab<u8> = Slab::new();
        let (slot, mut generation) = slab.insert(Arc::new(0)).unwrap();
        slab.inner.write().unwrap().slots[0].generation = LAST_GENERATION;
        generation += LAST_GENERATION;
        assert!(slab.remove(slot, generation).is_some());
        assert_eq!(slab.insert(Arc::new(1)).unwrap().0, 1, "slot 0 is not used again");
    }
}
