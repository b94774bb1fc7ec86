//! Whom and what an entry of the log concerns.

use super::log::Happened;
use crate::world::{LinkIx, PlaceIx};

impl Happened {
    /// The place it concerns, where there is one.
    pub fn place(&self) -> Option<PlaceIx> {
        match *self {
            Self::Struck { place }
            | Self::WarningOrdered { place }
            | Self::Warned { place, .. }
            | Self::Left { place, .. }
            | Self::ShelterOpened { place }
            | Self::ShelterFilled { place, .. }
            | Self::TownReport { place }
            | Self::TownOrder { place }
            | Self::CountyReport { place }
            | Self::CountyOrder { place }
            | Self::Assigned { place, .. }
            | Self::StopAdded { place, .. }
            | Self::WentForGoods { place, .. }
            | Self::WentOn { place, .. }
            | Self::Departed { place, .. }
            | Self::Arrived { place, .. }
            | Self::Delivered { place, .. }
            | Self::RescueSent { place, .. }
            | Self::RescueArrived { place, .. }
            | Self::RescueGaveUp { place, .. }
            | Self::RescueEnded { place, .. }
            | Self::InBed { place, .. }
            | Self::Spoiled { place, .. }
            | Self::Unloaded { place, .. } => Some(place),
            _ => None,
        }
    }
    /// The area of incidents it concerns, where there is one.
    pub fn area(&self) -> Option<u32> {
        match *self {
            Self::IncidentReported { area }
            | Self::CrewSent { area, .. }
            | Self::CrewOnScene { area, .. } => Some(area),
            _ => None,
        }
    }
    /// The link that a clearing crew is at, where it concerns one.
    pub fn cleared(&self) -> Option<LinkIx> {
        match *self {
            Self::ClearingSent { link, .. }
            | Self::Cleared { link, .. }
            | Self::ClearedByOthers { link, .. }
            | Self::ClearingCutOff { link, .. } => Some(link),
            _ => None,
        }
    }
    /// The vehicle it concerns, where there is one.
    pub fn truck(&self) -> Option<u32> {
        match *self {
            Self::Assigned { truck, .. }
            | Self::Spoiled { truck, .. }
            | Self::StopAdded { truck, .. }
            | Self::WentForGoods { truck, .. }
            | Self::ReachedDepot { truck, .. }
            | Self::WentOn { truck, .. }
            | Self::LoadingBegan { truck }
            | Self::Departed { truck, .. }
            | Self::Blocked { truck, .. }
            | Self::NoWay { truck }
            | Self::DroveOn { truck }
            | Self::Grounded { truck }
            | Self::TookOff { truck }
            | Self::TurnedBack { truck }
            | Self::Arrived { truck, .. }
            | Self::Unloaded { truck, .. }
            | Self::RestBegan { truck }
            | Self::RestEnded { truck }
            | Self::CrewChanged { truck }
            | Self::Home { truck, .. } => Some(truck),
            _ => None,
        }
    }
}
