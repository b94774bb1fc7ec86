//! Goods needed and delivered at one place.

/// Hours after being struck at which the share of need that is met is recorded.
pub const FILL_TIMES_H: [u32; 6] = [4, 8, 10, 12, 24, 72];

/// One commodity at one place, in thousandths of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoodsOutcome {
    /// Needed by the end.
    pub needed: i64,
    /// Delivered by the end.
    pub delivered: i64,
    /// Written off on the way here, or on the way back, because it was too old to be handed out.
    pub spoiled: i64,
    /// Largest shortfall at any time.
    pub peak_short: i64,
    /// Shortfall summed over time, in thousandths of a unit × milliseconds.
    pub short_ms: i128,
    /// Needed by each of [`FILL_TIMES_H`] after the place was struck.
    pub needed_by: [i64; FILL_TIMES_H.len()],
    /// Delivered, at most what was needed, by each of [`FILL_TIMES_H`] after the place was struck.
    pub met_by: [i64; FILL_TIMES_H.len()],
}
