//! What floods undermine.

use super::index::{LinkIx, ReachIx};
use crate::scenario::water::FloodDamageSettings;

/// Bridges, and how floods undermine them.
#[derive(Clone, Debug, PartialEq)]
pub struct ScourGround {
    /// How.
    pub damage: FloodDamageSettings,
    /// Those of roads and paths over reaches, in the order of the links.
    pub bridges: Vec<RiverBridge>,
}

/// A bridge, and the reach below it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RiverBridge {
    /// The bridge.
    pub link: LinkIx,
    /// The reach.
    pub reach: ReachIx,
}
