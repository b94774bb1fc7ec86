//! Who of a place has been warned when.

use super::growing_share::GrowingShare;
use crate::units::Millis;

/// Warnings at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warned {
    /// When the order to warn was given; [`Millis::NEVER`] if it was not.
    pub ordered: Millis,
    /// Which share of all its people has heard.
    pub by: GrowingShare,
}

impl Default for Warned {
    fn default() -> Self {
        Self {
            ordered: Millis::NEVER,
            by: GrowingShare::default(),
        }
    }
}
