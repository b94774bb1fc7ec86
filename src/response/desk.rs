//! What lies before a dispatcher.

use fixedbitset::FixedBitSet;

use crate::world::CommodityIx;

/// What a dispatcher has on the desk while vehicles are sent out; kept for its memory.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Goods on the shelf; one that lies there in two lines stands here twice.
    pub shelf: Vec<CommodityIx>,
    /// Places that want something of it.
    pub wanting: FixedBitSet,
    /// Of these, places that no road believed open leads to.
    pub cut_off: FixedBitSet,
    /// Places that something else is asked about.
    pub some: FixedBitSet,
}
