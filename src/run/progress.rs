//! How a run tells that it goes on. The terminal implements it; the library knows no terminal.

/// Somebody who watches a run.
pub trait Progress: Sync {
    /// The run begins; how many replications are asked for, where that is known.
    fn begin(&self, total: Option<u64>);
    /// So many more are done.
    fn advance(&self, replications: u64);
    /// The run is over.
    fn finish(&self);
}

/// Nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
    fn finish(&self) {}
}
