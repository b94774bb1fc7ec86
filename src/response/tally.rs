//! The books of one commodity at one place: needed, on the way, delivered, and the shortfall over time.

use crate::outcome::{FILL_TIMES_H, GoodsOutcome};
use crate::units::{HOUR_MS, Millis};

/// Books in thousandths of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    needed: i64,
    on_the_way: i64,
    held_up: i64,
    delivered: i64,
    spoiled: i64,
    peak_short: i64,
    short_ms: i128,
    since: Millis,
    fill: usize,
    needed_by: [i64; FILL_TIMES_H.len()],
    met_by: [i64; FILL_TIMES_H.len()],
}

impl Tally {
    /// Books that open when the place is struck.
    pub fn opened(struck: Millis) -> Self {
        Self {
            since: struck,
            ..Self::default()
        }
    }

    /// What has not been delivered: worth handing out where it lies already.
    pub fn lacking(&self) -> i64 {
        self.short()
    }
    /// What nobody has sent yet.
    pub fn outstanding(&self) -> i64 {
        (self.needed - self.sent()).max(0)
    }
    /// What nobody has sent yet, and what is known to wait in front of a closed road: worth sending by a road that is open.
    pub fn wanted_by_open_road(&self) -> i64 {
        (self.needed - self.sent_by_open_road()).max(0)
    }
    /// What has been delivered and what is on the way.
    pub fn sent(&self) -> i64 {
        self.delivered + self.on_the_way
    }
    /// The same but for what is known to wait in front of a closed road.
    pub fn sent_by_open_road(&self) -> i64 {
        self.sent() - self.held_up
    }
    /// Whether anything is on the way.
    pub fn is_on_the_way(&self) -> bool {
        self.on_the_way > 0
    }
    /// What has been delivered.
    pub fn delivered(&self) -> i64 {
        self.delivered
    }

    /// More is needed from now on.
    pub fn need(&mut self, struck: Millis, now: Millis, quantity: i64) {
        self.advance(struck, now);
        self.needed += quantity;
        self.peak_short = self.peak_short.max(self.short());
    }
    /// Goods set out (negative: they turned back).
    pub fn send(&mut self, quantity: i64) {
        self.on_the_way += quantity;
    }
    /// Goods on the way wait in front of a closed road (negative: they move on, or are no longer on the way).
    pub fn hold_up(&mut self, quantity: i64) {
        self.held_up += quantity;
    }
    /// Goods that were on the way are handed out.
    pub fn deliver(&mut self, struck: Millis, now: Millis, quantity: i64) {
        self.advance(struck, now);
        self.on_the_way -= quantity;
        self.delivered += quantity;
    }

    /// Goods that are no longer on the way are written off.
    pub fn write_off(&mut self, quantity: i64) {
        self.spoiled += quantity;
    }

    /// Closes the books at the horizon.
    pub fn close(mut self, struck: Millis, horizon: Millis) -> GoodsOutcome {
        if !struck.is_never() {
            self.advance(struck, horizon);
        }
        // What is asked for beyond the horizon stands at its last value.
        for at in self.fill..FILL_TIMES_H.len() {
            (self.needed_by[at], self.met_by[at]) = (self.needed, self.delivered.min(self.needed));
        }
        GoodsOutcome {
            needed: self.needed,
            delivered: self.delivered,
            spoiled: self.spoiled,
            peak_short: self.peak_short,
            short_ms: self.short_ms,
            needed_by: self.needed_by,
            met_by: self.met_by,
        }
    }

    fn short(&self) -> i64 {
        (self.needed - self.delivered).max(0)
    }

    /// Brings the books up to `now`: nothing has changed since `since`. Changes at a fill time itself still count for it.
    fn advance(&mut self, struck: Millis, now: Millis) {
        while let Some(&hours) = FILL_TIMES_H.get(self.fill) {
            if struck + Millis(i64::from(hours) * HOUR_MS) >= now {
                break;
            }
            (self.needed_by[self.fill], self.met_by[self.fill]) =
                (self.needed, self.delivered.min(self.needed));
            self.fill += 1;
        }
        self.short_ms += i128::from(self.short()) * i128::from((now - self.since).0);
        self.since = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortfall_is_integrated_and_fill_is_read_at_its_times() {
        let h = Millis::from_hours;
        let mut tally = Tally::opened(h(1.0));
        tally.need(h(1.0), h(1.0), 100);
        tally.send(60);
        assert_eq!(tally.outstanding(), 40);
        tally.deliver(h(1.0), h(5.0), 60); // 4 h after being struck: counts for the 4-h fill
        tally.send(40);
        tally.deliver(h(1.0), h(10.0), 40);
        let books = tally.close(h(1.0), h(48.0));
        assert_eq!(
            (books.needed, books.delivered, books.peak_short),
            (100, 100, 100)
        );
        assert_eq!(books.short_ms, i128::from(HOUR_MS) * (100 * 4 + 40 * 5));
        assert_eq!(books.met_by, [60, 60, 100, 100, 100, 100]);
    }

    #[test]
    fn surplus_never_counts_as_met_need() {
        let mut tally = Tally::opened(Millis::ZERO);
        tally.need(Millis::ZERO, Millis::ZERO, 10);
        tally.send(30);
        tally.deliver(Millis::ZERO, Millis(1), 30);
        let books = tally.close(Millis::ZERO, Millis::from_hours(100.0));
        assert!(books.met_by.iter().all(|&met| met == 10));
    }
}
