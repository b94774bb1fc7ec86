//! The event queue: earliest first, and first put in first out among equals.
//!
//! Ties are decided by the order of putting in and never by the event itself, so a replication runs the same way on
//! every machine and event types need no order of their own.
//!
//! What is known before the clock starts is sorted once and walked through; only what comes up on the way goes through
//! a binary heap, which so stays small: O(log n) a step in the events that lie ahead.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::units::Millis;

/// Events of type `E` in the order of (time, number put in).
#[derive(Clone, Debug)]
pub struct Clockwork<E> {
    /// Known before the start: put in before all others.
    planned: Vec<(Millis, E)>,
    /// How many of these have come out.
    past: usize,
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

impl<E: Copy> Default for Clockwork<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E: Copy> Clockwork<E> {
    /// An empty queue.
    pub fn new() -> Self {
        Self {
            planned: Vec::new(),
            past: 0,
            heap: BinaryHeap::new(),
            put_in: 0,
        }
    }
    /// Empties the queue and keeps its memory.
    pub fn clear(&mut self) {
        self.planned.clear();
        self.past = 0;
        self.heap.clear();
        self.put_in = 0;
    }
    /// Puts in an event that is known before the clock starts.
    pub fn plan(&mut self, time: Millis, event: E) {
        self.planned.push((time, event));
    }
    /// The clock starts: no more is planned.
    pub fn start(&mut self) {
        self.planned.sort_by_key(|&(time, _)| time);
    }
    /// Puts an event in.
    pub fn schedule(&mut self, time: Millis, event: E) {
        self.heap.push(Reverse((time, self.put_in, Slot(event))));
        self.put_in += 1;
    }
    /// Takes the next event out if it comes before `end`.
    pub fn next_before(&mut self, end: Millis) -> Option<(Millis, E)> {
        let planned = self.planned.get(self.past);
        let come_up = self.heap.peek().map(|Reverse((time, ..))| *time);
        match (planned, come_up) {
            (Some(&(time, event)), other) if other.is_none_or(|other| time <= other) => {
                (time < end).then(|| {
                    self.past += 1;
                    (time, event)
                })
            }
            (_, Some(time)) if time < end => self
                .heap
                .pop()
                .map(|Reverse((time, _, Slot(event)))| (time, event)),
            _ => None,
        }
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
        fn events_come_out_as_a_stable_sort_would_put_them(times in prop::collection::vec(0i64..20, 0..100), planned in 0..100_usize) {
            let mut clockwork = Clockwork::new();
            for (at, &time) in times.iter().enumerate().take(planned) {
                clockwork.plan(Millis(time), at);
            }
            clockwork.start();
            for (at, &time) in times.iter().enumerate().skip(planned) {
                clockwork.schedule(Millis(time), at);
            }
            let mut sorted: Vec<_> = times.iter().map(|&time| Millis(time)).zip(0..).collect();
            sorted.sort_by_key(|&(time, _)| time);
            let out: Vec<_> = std::iter::from_fn(|| clockwork.next_before(Millis::NEVER)).collect();
            prop_assert_eq!(out, sorted);
        }
    }
}
