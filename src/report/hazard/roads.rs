//! Closed roads of a replication: when, and why. The engine joins windows whatever their cause; here they stay apart.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{Told, hours, rounded};
use crate::damage::{Cause, Window, depth_m};
use crate::scenario::choices::Mode;
use crate::units::Millis;
use crate::world::LinkIx;

/// Why a road is closed. A link closed by several causes counts under the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Deeper water than any vehicle of the scenario can ford.
    Water,
    /// The same in the sag of a low road.
    Waterlogging,
    /// The river has undermined a bridge.
    Scour,
    /// A slope has slid.
    Landslide,
    /// A fire is near.
    Flames,
    /// Trees lie across it.
    Trees,
    /// The wind on a bridge is too strong.
    BridgeWind,
    /// Smoke lies over it.
    Smoke,
    /// It failed by itself.
    Failure,
}

impl Why {
    /// All, in the order in which they count.
    pub const ALL: [Self; 9] = [
        Self::Water,
        Self::Waterlogging,
        Self::Scour,
        Self::Landslide,
        Self::Flames,
        Self::Trees,
        Self::BridgeWind,
        Self::Smoke,
        Self::Failure,
    ];

    /// The word for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Water => "water",
            Self::Waterlogging => "waterlogging",
            Self::Scour => "scour",
            Self::Landslide => "landslide",
            Self::Flames => "flames",
            Self::Trees => "trees",
            Self::BridgeWind => "bridge_wind",
            Self::Smoke => "smoke",
            Self::Failure => "failure",
        }
    }

    /// The cause of a closure that is not water's.
    pub fn of(cause: Cause) -> Self {
        match cause {
            Cause::Failure => Self::Failure,
            Cause::Trees => Self::Trees,
            Cause::BridgeWind => Self::BridgeWind,
            Cause::Scour => Self::Scour,
            Cause::Landslide => Self::Landslide,
            Cause::Flames => Self::Flames,
            Cause::Smoke => Self::Smoke,
        }
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// All closed roads.
#[derive(Clone, Debug, Serialize)]
pub struct ClosedRoads {
    /// Every full hour.
    pub hours: Vec<ClosedHour>,
    /// Each closure, by link, cause and time.
    pub closures: Vec<Closure>,
}

/// Roads closed at an hour.
#[derive(Clone, Debug, Serialize)]
pub struct ClosedHour {
    /// Hours since the start.
    pub time_h: f64,
    /// Links.
    pub links: u32,
    /// Their length.
    pub km: f64,
    /// Links by the cause that they count under; causes without any are left out.
    pub causes: BTreeMap<Why, u32>,
}

/// One closure of one link.
#[derive(Clone, Debug, Serialize)]
pub struct Closure {
    /// The link.
    pub link_id: String,
    /// Its number, for those who draw it.
    #[serde(skip)]
    pub link: LinkIx,
    /// Why.
    pub cause: Why,
    /// From when, in hours.
    pub from_h: Option<f64>,
    /// Until when; none: beyond the horizon.
    pub until_h: Option<f64>,
    /// The same, to the millisecond.
    #[serde(skip)]
    pub window: Window,
}

impl ClosedRoads {
    /// The closed roads of a replication.
    pub fn of(told: &Told) -> Self {
        let closures = closures(told);
        let hours = told.hours().map(|hour| closed_at(told, &closures, hour));
        Self {
            hours: hours.collect(),
            closures,
        }
    }

    /// The causes that close any road, in the order in which they count.
    pub fn causes(&self) -> impl Iterator<Item = Why> {
        let is_there = |why: &Why| self.closures.iter().any(|closure| closure.cause == *why);
        Why::ALL.into_iter().filter(is_there)
    }
}

fn closures(told: &Told) -> Vec<Closure> {
    let mut windows: Vec<(LinkIx, Why, Window)> = told
        .struck
        .closed
        .iter()
        .map(|closing| (closing.link, Why::of(closing.cause), closing.window))
        .collect();
    drowned(told, &mut windows);
    let horizon = told.world.grid.horizon;
    windows.retain(|(_, _, window)| !window.is_empty() && window.from < horizon);
    windows.sort_unstable();
    let mut joined: Vec<(LinkIx, Why, Window)> = Vec::with_capacity(windows.len());
    for (link, why, window) in windows {
        match joined.last_mut() {
            Some((of, cause, last))
                if (*of, *cause) == (link, why) && window.from <= last.until =>
            {
                last.until = last.until.max(window.until);
            }
            _ => joined.push((link, why, window)),
        }
    }
    let closure = |(link, cause, window): (LinkIx, Why, Window)| Closure {
        link_id: told.world.network.links.id[link.at()].clone(),
        link,
        cause,
        from_h: hours(window.from),
        until_h: (window.until < horizon)
            .then(|| hours(window.until))
            .flatten(),
        window,
    };
    joined.into_iter().map(closure).collect()
}

/// Adds when roads stand under more water than any vehicle can ford, step by step.
fn drowned(told: &Told, windows: &mut Vec<(LinkIx, Why, Window)>) {
    let world = told.world;
    let (grid, ford_m) = (&world.grid, world.deepest_ford_m());
    let mut is_low = vec![false; world.network.links()];
    for road in &world.rain.low_roads {
        is_low[road.link.at()] = true;
    }
    for &link in &told.facts.damage.touched {
        if !matches!(world.network.links.mode[link.at()], Mode::Road | Mode::Foot) {
            continue;
        }
        for step in 0..grid.steps() {
            let from = grid.step_begins(step);
            if depth_m(world, &told.facts.event, link, from) > ford_m {
                let until = from + grid.step;
                let why = if is_low[link.at()] {
                    Why::Waterlogging
                } else {
                    Why::Water
                };
                windows.push((link, why, Window { from, until }));
            }
        }
    }
}

/// The links of some closures, each with the first of its causes.
pub fn first_causes<'a>(closures: impl Iterator<Item = &'a Closure>) -> BTreeMap<LinkIx, Why> {
    let mut first = BTreeMap::new();
    for closure in closures {
        let why = first.entry(closure.link).or_insert(closure.cause);
        *why = (*why).min(closure.cause);
    }
    first
}

fn closed_at(told: &Told, closures: &[Closure], hour: Millis) -> ClosedHour {
    let why_of = first_causes(closures.iter().filter(|one| one.window.covers(hour)));
    let mut causes: BTreeMap<Why, u32> = BTreeMap::new();
    for why in why_of.values() {
        *causes.entry(*why).or_default() += 1;
    }
    let length_m = |link: &LinkIx| told.world.network.links.length_m[link.at()];
    ClosedHour {
        time_h: hour.hours(),
        links: why_of.len() as u32,
        km: rounded(why_of.keys().map(length_m).sum::<f64>() / 1000.0, 2),
        causes,
    }
}
