//! What lies before a dispatcher.

use crate::world::PlaceIx;

/// A place by its position among those that a site serves.
pub type Served = (usize, PlaceIx);

/// What a dispatcher has on the desk while vehicles are sent out; kept for its memory.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Goods on the shelf, a bit each.
    pub shelf: Vec<u64>,
    /// Places that want something of it.
    pub wanting: Vec<Served>,
    /// Of these, places that no road believed open leads to.
    pub cut_off: Vec<Served>,
}

impl Desk {
    /// Whether nobody wants anything.
    pub fn is_clear(&self) -> bool {
        self.wanting.is_empty()
    }
}
