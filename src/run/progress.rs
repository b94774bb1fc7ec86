//! How a run tells that it gets on. The library knows no terminal: whoever calls hands in something that does.

/// Told how many replications are done. Called from one thread at a time, in no fixed rhythm; results never depend on it.
pub trait Progress: Sync {
    /// Work begins; `total` is `None` where it runs until it is precise enough.
    fn begin(&self, total: Option<u64>);
    /// That many more are done.
    fn advance(&self, count: u64);
    /// Work is over, finished or interrupted.
    fn finish(&self);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _total: Option<u64>) {}
    fn advance(&self, _count: u64) {}
    fn finish(&self) {}
}
