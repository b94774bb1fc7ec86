//! Where people go who leave before the water comes.

use super::depths::Waterside;
use super::index::PlaceIx;
use crate::scenario::evacuation::EvacuationSettings;

/// Who leaves before the water comes, and where to.
#[derive(Clone, Debug, PartialEq)]
pub struct Evacuation {
    /// Who leaves when.
    pub settings: EvacuationSettings,
    /// Where to, in the order of `shelters.csv`; those that stand nowhere in particular are left out.
    pub shelters: Vec<Shelter>,
}

/// A shelter. People in need in it are those of a place of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelter {
    /// That place.
    pub place: PlaceIx,
    /// People whom it holds; `None` = as many as come.
    pub capacity: Option<u32>,
    /// The reach that can reach its floor.
    pub water: Option<Waterside>,
}
