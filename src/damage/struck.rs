//! What causes other than water strike, gathered before it is sorted: each closure and each hit with its cause.

use super::closures::Closing;
use super::people::Hit;
use crate::world::PlaceIx;

/// What has been struck so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Struck {
    /// Closed roads.
    pub closed: Vec<Closing>,
    /// People.
    pub hits: Vec<(PlaceIx, Hit)>,
}
