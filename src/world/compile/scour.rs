//! Bridges over rivers.

use super::hazards::Made;
use crate::scenario::choices::Mode;
use crate::scenario::tables::LinkRow;
use crate::world::index::{LinkIx, ReachIx};
use crate::world::scour::{RiverBridge, ScourGround};

impl Made<'_> {
    /// What floods undermine, where they do. A bridge counts however high it is and whatever else can cover it.
    pub fn scour(&self) -> Option<ScourGround> {
        let damage = self.scenario.flood_damage.clone()?;
        let bridge = |(link, row): (LinkIx, &LinkRow)| {
            let is_bridge = row.bridge && matches!(row.mode, Mode::Road | Mode::Foot);
            let reach = row.flood_ref.as_ref().filter(|_| is_bridge)?;
            let reach = ReachIx(*self.locator.index.reach.get(&reach.0)?);
            Some(RiverBridge { link, reach })
        };
        let links = (0..).map(LinkIx).zip(&self.scenario.links);
        Some(ScourGround {
            damage,
            bridges: links.filter_map(bridge).collect(),
        })
    }
}
