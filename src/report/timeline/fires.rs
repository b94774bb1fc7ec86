//! How each forest fire was answered.

use serde::Serialize;

use super::Replayed;
use crate::units::Millis;

/// One fire.
#[derive(Clone, Debug, Serialize)]
pub struct FireLane {
    /// The forest's name.
    pub forest: String,
    /// What was under way, one after the other without a gap from its start until it was out, or the horizon.
    pub stages: Vec<Stage>,
}

/// What is under way at a fire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Burning {
    /// Nobody at headquarters knows of it, or has ordered teams.
    Unanswered,
    /// Teams have been ordered and are on their way.
    TeamsComing,
    /// Teams build line.
    Attacked,
    /// Its edge is closed; teams mop up.
    MopUp,
}

/// A stage of a fire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// What.
    pub burning: Burning,
    /// It began.
    #[serde(rename = "from_h", serialize_with = "super::as_hours")]
    pub from: Millis,
    /// It ended.
    #[serde(rename = "until_h", serialize_with = "super::as_hours")]
    pub until: Millis,
}

/// One lane a fire, in the order in which they started.
pub fn lanes(replayed: &Replayed) -> Vec<FireLane> {
    let horizon = replayed.world.grid.horizon;
    let woods = replayed.world.woods.as_ref();
    let lane = |fire: &crate::outcome::FireOutcome| {
        let forest = woods.and_then(|woods| woods.forests.get(fire.forest as usize));
        let mut from = fire.ignited;
        let stage = |(burning, end): (Burning, Millis)| {
            let until = end.clamp(from, horizon.max(from));
            let stage = Stage {
                burning,
                from,
                until,
            };
            from = until;
            stage
        };
        let ends = [
            (Burning::Unanswered, fire.ordered),
            (Burning::TeamsComing, fire.attacked),
            (Burning::Attacked, fire.contained),
            (Burning::MopUp, fire.out),
        ];
        // What ends the fire ends every stage before it, whether teams came or not.
        let ends = ends.map(|(burning, end)| (burning, end.min(fire.out)));
        let stages = ends.into_iter().map(stage);
        FireLane {
            forest: forest.map_or_else(String::new, |forest| forest.row.name.clone()),
            stages: stages.filter(|stage| stage.until > stage.from).collect(),
        }
    };
    replayed.outcome.fires.iter().map(lane).collect()
}
