//! What causes other than water strike, gathered before it is sorted.

use super::closures::Window;
use super::people::Hit;
use crate::world::{LinkIx, PlaceIx};

/// What has been struck so far.
#[derive(Debug, Default)]
pub struct Struck {
    /// Closed roads.
    pub closed: Vec<(LinkIx, Window)>,
    /// People.
    pub hits: Vec<(PlaceIx, Hit)>,
}
