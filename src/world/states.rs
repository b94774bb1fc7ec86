//! Hand-made events.

use super::index::PlaceIx;
use crate::scenario::states::{StateRow, StateSettings};

/// States of the district, of which one is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct States {
    /// `[hazards.states]`.
    pub settings: StateSettings,
    /// In the order of `hazards/states.csv`.
    pub states: Vec<State>,
}

/// One state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// As written.
    pub row: StateRow,
    /// Whom it strikes.
    pub struck: Vec<StruckPlace>,
}

/// People of one place whom a state strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StruckPlace {
    /// Where.
    pub place: PlaceIx,
    /// Those who are affected, those who must leave included.
    pub affected: u32,
    /// Those who must leave.
    pub displaced: u32,
}
