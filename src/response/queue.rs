//! A service station: some servers, a line for each priority class, first come first served within a class.
//!
//! The docks of a depot are one; so is whatever else serves one customer at a time (crews, beds). The station keeps no
//! time of its own: the caller owns the events, tells it who comes and when a service ends, and schedules that end.
//!
//! ```text
//! arrive ─▶ Begins                      release ─▶ the next in line begins
//!        ├▶ Waits    (in the line of its class)
//!        └▶ Refused  (no room to wait)
//! ```
//!
//! `study::verify` drives this very type against the closed forms of queueing theory.

use std::collections::VecDeque;

use crate::units::Millis;

/// A station whose customers are numbers.
#[derive(Clone, Debug)]
pub struct Station {
    free: u32,
    room: usize,
    waiting: usize,
    /// `[class]`, the most urgent first.
    lines: Vec<VecDeque<Waiting>>,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    token: u32,
    since: Millis,
}

/// What becomes of a customer on arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Service begins at once.
    Begins,
    /// It stands in line.
    Waits,
    /// There is no room to wait, and it goes away.
    Refused,
}

/// A service that begins after waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// Whose.
    pub token: u32,
    /// How long it stood in line.
    pub waited: Millis,
}

impl Station {
    /// A station with this many servers where all may wait.
    pub fn new(servers: u32) -> Self {
        Self::with_room(servers, usize::MAX)
    }

    /// A station with this many servers where `room` customers may wait; 0 makes it a loss system.
    pub fn with_room(servers: u32, room: usize) -> Self {
        Self {
            free: servers,
            room,
            waiting: 0,
            lines: Vec::new(),
        }
    }

    /// Begins anew with this many servers and nobody in line.
    pub fn reopen(&mut self, servers: u32) {
        self.free = servers;
        self.waiting = 0;
        self.lines.iter_mut().for_each(VecDeque::clear);
    }

    /// A customer of a priority class comes; class 0 goes first, and nobody is sent away from a server.
    pub fn arrive(&mut self, now: Millis, token: u32, class: usize) -> Admission {
        if self.free > 0 {
            self.free -= 1;
            return Admission::Begins;
        }
        if self.waiting >= self.room {
            return Admission::Refused;
        }
        if self.lines.len() <= class {
            self.lines.resize_with(class + 1, VecDeque::new);
        }
        self.lines[class].push_back(Waiting { token, since: now });
        self.waiting += 1;
        Admission::Waits
    }

    /// A service ends; whose service begins now, if anyone waits.
    pub fn release(&mut self, now: Millis) -> Option<Start> {
        let next = self.lines.iter_mut().find_map(VecDeque::pop_front);
        if next.is_some() {
            self.waiting -= 1;
        } else {
            self.free += 1;
        }
        next.map(|next| Start {
            token: next.token,
            waited: now - next.since,
        })
    }

    /// How many stand in line.
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// How many servers are free.
    pub fn free(&self) -> u32 {
        self.free
    }
}

#[cfg(test)]
mod tests {
    use super::Admission::{Begins, Waits};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn servers_fill_first_and_the_rest_wait_in_order() {
        let mut station = Station::new(2);
        let arrivals: Vec<_> = (0..4)
            .map(|k| station.arrive(Millis(10 * i64::from(k)), k, 0))
            .collect();
        assert_eq!(arrivals, [Begins, Begins, Waits, Waits]);
        let starts: Vec<_> = (0..2).map(|_| station.release(Millis(100))).collect();
        let start = |token, waited| {
            Some(Start {
                token,
                waited: Millis(waited),
            })
        };
        assert_eq!(starts, [start(2, 80), start(3, 70)]);
        assert_eq!((station.release(Millis(100)), station.free()), (None, 1));
    }

    #[test]
    fn the_urgent_go_before_all_who_wait_but_interrupt_nobody() {
        let mut station = Station::new(1);
        for (token, class) in [(0, 1), (1, 1), (2, 0), (3, 1), (4, 0)] {
            station.arrive(Millis::ZERO, token, class);
        }
        let order: Vec<u32> =
            std::iter::from_fn(|| station.release(Millis::ZERO).map(|start| start.token)).collect();
        assert_eq!(order, [2, 4, 1, 3]);
    }

    #[test]
    fn without_room_the_surplus_is_refused() {
        let mut station = Station::with_room(1, 1);
        let admitted = [0, 1, 2].map(|token| station.arrive(Millis::ZERO, token, 0));
        assert_eq!(
            admitted,
            [Admission::Begins, Admission::Waits, Admission::Refused]
        );
    }

    proptest! {
        /// Whatever comes and goes: nobody is lost, and nobody waits while a server is free.
        #[test]
        fn customers_are_conserved(servers in 1u32..5, room in 0usize..6, steps in prop::collection::vec((any::<bool>(), 0usize..3), 1..200)) {
            let mut station = Station::with_room(servers, room);
            let (mut inside, mut served) = (0, 0);
            for (at, (comes, class)) in steps.into_iter().enumerate() {
                let now = Millis(at as i64);
                if comes {
                    inside += usize::from(station.arrive(now, at as u32, class) != Admission::Refused);
                } else if served < inside {
                    station.release(now);
                    served += 1;
                }
                let busy = (servers - station.free()) as usize;
                prop_assert_eq!(inside - served, busy + station.waiting());
                prop_assert!(station.waiting() <= room && (station.waiting() == 0 || station.free() == 0));
            }
        }
    }
}
