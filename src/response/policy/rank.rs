//! Which of its errands a vehicle goes on first, where each depot chooses for itself.

use super::super::lane::Lane;
use super::errand::Errand;
use crate::scenario::choices::DispatchRule;
use crate::world::PlaceIx;

/// Rank of an errand among those of a vehicle; the smallest goes first.
pub type Rank = (bool, i64, i64, PlaceIx);

impl Lane<'_> {
    /// The rank of an errand by the rule in force. Equals go by the drive, then in the order of the places.
    pub(in crate::response) fn rank(&self, errand: &Errand) -> Rank {
        let (place, drive_ms) = (errand.place, i64::from(errand.drive_ms));
        let by_rule = match self.world.policy.dispatch_rule {
            // Rules for all depots leave to each only who goes to wait in front of the water; the bound sends nobody.
            DispatchRule::NearFirst
            | DispatchRule::NearestAvailable
            | DispatchRule::Assignment
            | DispatchRule::RelaxedBound => drive_ms,
            DispatchRule::MainFirst => -self.people_waiting(place),
            DispatchRule::UrgentFirst => self.struck(place).0,
            DispatchRule::GreedyBenefit => {
                let prospect = self.prospect(errand);
                return (
                    prospect.is_late,
                    -prospect.people_milli_per_h(),
                    drive_ms,
                    place,
                );
            }
        };
        (self.is_helped(place), by_rule, drive_ms, place)
    }
}
