//! What is on record of a district, from which static rows of its plan are computed.

use super::index::{NodeIx, VehicleIx};
use crate::scenario::evacuation::ShelterRow;
use crate::scenario::inventory::{InventoryRow, Item};
use crate::units::Millis;

/// Records of a district.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// Figures on record.
    pub inventory: Vec<InventoryRow>,
    /// Shelters.
    pub shelters: Vec<ShelterRow>,
    /// Built-up area, in km². `[place]`
    pub built_up_km2: Vec<f64>,
    /// Where fire engines stand by.
    pub stations: Vec<FireStation>,
    /// From the order until an engine must be there.
    pub fire_engine_limit: Millis,
    /// Area in ha, and the share of it that look-outs see, where that is known. `[forest]`
    pub forests: Vec<(f64, Option<f64>)>,
}

/// Where fire engines of one kind stand by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FireStation {
    /// Node at which it stands.
    pub node: NodeIx,
    /// Its engines; none = driven like a laden lorry.
    pub vehicle: Option<VehicleIx>,
    /// From the order until they drive off, on average.
    pub turnout: Millis,
}

impl Records {
    /// The figure of an item; `None` where it is not on record.
    pub fn quantity(&self, item: Item) -> Option<f64> {
        let row = self.inventory.iter().find(|row| row.item == item);
        row.map(|row| row.quantity)
    }
}
