//! One vehicle sent to one place, and what its dispatcher knows of that: believed roads, reported needs, and nothing that is
//! only true.

use super::super::books::Lacking;
use super::super::lane::Lane;
use crate::units::Millis;
use crate::world::PlaceIx;

/// A vehicle sent to a place.
#[derive(Clone, Copy, Debug)]
pub struct Errand {
    /// Which vehicle.
    pub truck: u32,
    /// Where to.
    pub place: PlaceIx,
    /// How long the drive there is believed to take, in ms.
    pub drive_ms: i32,
    /// Whether it would have to wait in front of the water.
    pub staged: bool,
}

impl Errand {
    /// What of the place's needs it is worth to bring.
    pub fn lacking(&self) -> Lacking {
        if self.staged {
            Lacking::Outstanding
        } else {
            Lacking::ByOpenRoad
        }
    }
}

impl Lane<'_> {
    /// Whether a place has had something, or something is on its way.
    pub(in crate::response) fn is_helped(&self, place: PlaceIx) -> bool {
        let outcome = &self.places[place.at()];
        !outcome.first_delivery.is_never() || self.books.is_on_the_way(place)
    }

    /// People who had to leave and have no first package yet.
    pub(super) fn people_waiting(&self, place: PlaceIx) -> i64 {
        let packaged = self.places[place.at()].packaged_people();
        i64::from(self.needs[place.at()].displaced) - i64::from(packaged)
    }

    /// When a place was struck.
    pub(super) fn struck(&self, place: PlaceIx) -> Millis {
        self.places[place.at()].struck
    }
}
