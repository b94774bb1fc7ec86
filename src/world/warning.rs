//! How places are warned.

use crate::random::{Dist, EntityKey};
use crate::scenario::warning::WarningSettings;

/// How places are warned.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// From when a flood is known to come until the order to warn.
    pub settings: WarningSettings,
    /// By what.
    pub channels: Vec<Channel>,
}

/// One channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Channel {
    /// Address of its random draws.
    pub key: EntityKey,
    /// Share of the people of a place whom it reaches, by day and in the dark.
    pub reach_share: [f64; 2],
    /// From the order until it is heard, in minutes.
    pub delay_min: Dist,
    /// How long its helpers take to be at every door of a place, in hours; none = heard by all at once.
    pub round_h: Option<Dist>,
    /// Whether dead telephones silence it.
    pub by_telephone: bool,
}
