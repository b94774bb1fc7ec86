//! What lies before a dispatcher.

use fixedbitset::FixedBitSet;

use crate::world::{CommodityIx, PlaceIx};

/// What a dispatcher has on the desk while vehicles are sent out; kept for its memory.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Goods on the shelf; one that lies there in two lines stands here twice.
    pub shelf: Vec<CommodityIx>,
    /// Places that want something of it.
    pub wanting: Vec<PlaceIx>,
    /// Of these, places that no road believed open leads to.
    pub cut_off: Vec<PlaceIx>,
    /// The places last asked for in the books.
    pub found: FixedBitSet,
}

impl Desk {
    /// Whether nobody wants anything.
    pub fn is_clear(&self) -> bool {
        self.wanting.is_empty()
    }
}
