//! The event queue: earliest first, and first put in first out among equals.
//!
//! Ties are decided by the order of putting in and never by the event itself, so a replication runs the same way on
//! every machine and event types need no order of their own. Binary heap: O(log n) a step.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::units::Millis;

/// Events of type `E` in the order of (time, number put in).
#[derive(Clone, Debug)]
pub struct Clockwork<E> {
    heap: BinaryHeap<Reverse<(Millis, u64, Slot<E>)>>,
    put_in: u64,
}

/// An event that takes no part in the order.
#[derive(Clone, Debug)]
struct Slot<E>(E);
impl<E> PartialEq for Slot<E> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl<E> Eq for Slot<E> {}
impl<E> PartialOrd for Slot<E> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<E> Ord for Slot<E> {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        std::cmp::Ordering::Equal
    }
}

impl<E> Default for Clockwork<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> Clockwork<E> {
    /// An empty queue.
    pub fn new() -> Self {
        Self {
            heap: BinaryHeap::new(),
            put_in: 0,
        }
    }
    /// Puts an event in.
    pub fn schedule(&mut self, time: Millis, event: E) {
        self.heap.push(Reverse((time, self.put_in, Slot(event))));
        self.put_in += 1;
    }
    /// Takes the next event out if it comes before `end`.
    pub fn next_before(&mut self, end: Millis) -> Option<(Millis, E)> {
        if self.heap.peek()?.0.0 >= end {
            return None;
        }
        self.heap
            .pop()
            .map(|Reverse((time, _, Slot(event)))| (time, event))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_comes_out_at_or_after_the_end() {
        let mut clockwork = Clockwork::new();
        clockwork.schedule(Millis(5), 'a');
        assert_eq!(clockwork.next_before(Millis(5)), None);
        assert_eq!(clockwork.next_before(Millis(6)), Some((Millis(5), 'a')));
        assert_eq!(clockwork.next_before(Millis::NEVER), None);
    }

    proptest! {
        #[test]
        fn events_come_out_as_a_stable_sort_would_put_them(times in prop::collection::vec(0i64..20, 0..100)) {
            let mut clockwork = Clockwork::new();
            for (at, &time) in times.iter().enumerate() {
                clockwork.schedule(Millis(time), at);
            }
            let mut sorted: Vec<_> = times.iter().map(|&time| Millis(time)).zip(0..).collect();
            sorted.sort_by_key(|&(time, _)| time);
            let out: Vec<_> = std::iter::from_fn(|| clockwork.next_before(Millis::NEVER)).collect();
            prop_assert_eq!(out, sorted);
        }
    }
}
