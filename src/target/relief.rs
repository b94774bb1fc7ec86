//! Rows about the time until people are relieved: whose wait counts, from when, and how long it is.

use super::deciding::{self, deciding};
use super::measured::{Measured, Value, meets};
use crate::outcome::{Chain, Outcome, PlaceOutcome, Relieved, Step, TimeBudget};
use crate::scenario::choices::{Clock, EventKind, NeedPopulation};
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// People of one place whose wait began and ended together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait<'a> {
    /// When it began by the row's clock, but for nobody before they had to leave; [`Millis::NEVER`] if the clock never started.
    pub since: Millis,
    /// How long it was; [`Millis::NEVER`] if it had not ended by the horizon.
    pub delay: Millis,
    /// How many people.
    pub people: u32,
    /// The steps to the delivery that ended it; `None` if there was none.
    pub chain: Option<&'a Chain>,
    /// The step that was under way at the horizon, where it had not ended by then.
    pub stands_at: Option<Step>,
}

/// Whose time counts, from when and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// From when.
    pub clock: Clock,
    /// Until when.
    pub event: EventKind,
    /// Whose.
    pub population: NeedPopulation,
}

impl Whose {
    /// As a row of the plan says.
    pub fn of(row: &TargetRow) -> Self {
        Self {
            clock: row.clock.unwrap_or(Clock::Disaster),
            event: row.event.unwrap_or(EventKind::FirstDelivery),
            population: row.population,
        }
    }
}

impl Wait<'_> {
    /// The steps of this wait alone, from when it began; they take [`Wait::delay`] together.
    pub fn own_chain(&self) -> Option<Chain> {
        self.chain.map(|chain| chain.since(self.since))
    }
    /// How the wait was spent; `None` if it did not end.
    pub fn budget(&self) -> Option<TimeBudget> {
        self.own_chain().map(|chain| chain.budget())
    }
}

/// The smallest time by which the row's share of its people have been relieved, each counted from the clock of their place.
pub fn first_relief(row: &TargetRow, outcome: &Outcome) -> Option<Measured> {
    let mut waits: Vec<Wait> = waits(row, outcome).map(|(_, wait)| wait).collect();
    waits.sort_by_key(|wait| wait.delay);
    let deciding = deciding(&waits, row.share, |wait| u64::from(wait.people))?;
    let value = Value::Time(deciding.delay);
    Some(Measured {
        value,
        met: meets(row, value),
        budget: deciding.chain.map(Chain::budget),
    })
}

/// How many people must be relieved in time for the row to be met; `None` where nobody's time counts.
pub fn asked(row: &TargetRow, waits: &[Wait]) -> Option<u64> {
    let total = waits.iter().map(|wait| u64::from(wait.people)).sum();
    deciding::asked(total, row.share)
}

/// Everybody whose time counts for a row, with the number of their place, in the order of places.
pub fn waits<'a>(
    row: &'a TargetRow,
    outcome: &'a Outcome,
) -> impl Iterator<Item = (usize, Wait<'a>)> {
    let excludes_cut_off = row
        .exclusions
        .as_deref()
        .is_some_and(|words| words.contains("road_cut"));
    let counted = move |place: &PlaceOutcome| {
        place.is_struck() && !(excludes_cut_off && place.cut_off_when_struck)
    };
    let places = outcome.places.iter().enumerate();
    let counted = places.filter(move |(_, place)| counted(place));
    counted.flat_map(move |(at, place)| {
        let of_place = waits_at(place, Whose::of(row));
        of_place.into_iter().map(move |wait| (at, wait))
    })
}

/// The waits at one place.
pub fn waits_at<'a>(place: &'a PlaceOutcome, whose: Whose) -> Vec<Wait<'a>> {
    let clock_starts = place.clock(whose.clock);
    // Relief that comes before the clock starts is in time, whatever the limit.
    let delay = |time: Millis, since: Millis| match (time.is_never(), since.is_never()) {
        (true, _) => Millis::NEVER,
        (false, true) => Millis::ZERO,
        (false, false) => (time - since).max(Millis::ZERO),
    };
    match whose.event {
        EventKind::FirstDelivery => {
            let wait = Wait {
                since: clock_starts,
                delay: delay(place.first_delivery, clock_starts),
                people: place.people(whose.population),
                chain: place.first_chain.as_ref(),
                stands_at: place.stands_at.filter(|_| place.first_chain.is_none()),
            };
            Vec::from_iter((wait.people > 0).then_some(wait))
        }
        // Fires and calls for help have no people whose time counts.
        EventKind::Contained | EventKind::Extinguished | EventKind::TeamOnScene => Vec::new(),
        // Nobody's time counts before they had to leave.
        EventKind::PackageDelivered => {
            let wait = |group: Relieved<'a>| -> Wait<'a> {
                let since = if clock_starts.is_never() {
                    clock_starts
                } else {
                    clock_starts.max(group.displaced)
                };
                let time = group.by.map_or(Millis::NEVER, |packaged| packaged.time);
                Wait {
                    since,
                    delay: delay(time, since),
                    people: group.people,
                    chain: group.by.map(|packaged| &packaged.chain),
                    stands_at: place.stands_at.filter(|_| group.by.is_none()),
                }
            };
            place.relieved().into_iter().map(wait).collect()
        }
    }
}
