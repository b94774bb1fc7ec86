//! Reports and orders: when each place is known of, and when relief for it is ordered.
//!
//! These times follow from when the water comes and from the delays drawn; nothing later in the replication changes
//! them, so they are worked out first.

use super::levels::{Levels, News};
use super::need::PlaceNeed;
use crate::damage::{Damage, Window};
use crate::hazard::Draws;
use crate::random::{Dist, EntityKey, Purpose, Stream};
use crate::units::Millis;
use crate::world::{PlaceIx, World};

/// What is known and ordered of one place. [`Millis::NEVER`] where it is not struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceOrders {
    /// The report reaches the town.
    pub town_report: Millis,
    /// The town orders its own relief.
    pub town_order: Millis,
    /// The report reaches the county.
    pub county_report: Millis,
    /// The county has assessed and activated, and knows of this place.
    pub county_ready: Millis,
    /// The county orders relief.
    pub county_order: Millis,
    /// The village hands out what lies in its own store point.
    pub own_handout: Millis,
}

impl PlaceOrders {
    /// A place that is not struck.
    const NEVER: Self = Self {
        town_report: Millis::NEVER,
        town_order: Millis::NEVER,
        county_report: Millis::NEVER,
        county_ready: Millis::NEVER,
        county_order: Millis::NEVER,
        own_handout: Millis::NEVER,
    };
}

/// All reports and orders of one replication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orders {
    /// `[place]`
    pub places: Vec<PlaceOrders>,
    /// The county activates its response, at whatever level.
    pub activation: Millis,
    /// Its levels, where it has any.
    pub levels: Levels,
}

impl Orders {
    /// Draws the delays and adds them up.
    /// `news` is what there will be to report of each place, where the county responds by levels; else empty.
    pub fn draw(
        world: &World,
        damage: &Damage,
        draws: &Draws,
        needs: &[PlaceNeed],
        news: &[Vec<News>],
    ) -> Self {
        let mut places: Vec<PlaceOrders> = needs
            .iter()
            .enumerate()
            .map(|(at, need)| {
                let silence = damage.silence.get(at).copied().unwrap_or_default();
                reports(world, draws, at, (need, silence))
            })
            .collect();
        let first = places
            .iter()
            .map(|place| place.county_report)
            .min()
            .unwrap_or(Millis::NEVER);
        let mut headquarters = draws.stream(Purpose::Headquarters, EntityKey::SCENARIO);
        let assessed = after(first, world.policy.assessment_min, &mut headquarters);
        let levels = Levels::draw(world, draws, assessed, &mut reported_of(&places, news));
        let activation = if world.activation_levels.is_empty() {
            after(assessed, world.policy.activation_min, &mut headquarters)
        } else {
            levels.first()
        };
        let reported = places.iter_mut().zip(&world.places);
        for (place, row) in reported.filter(|(place, _)| !place.county_report.is_never()) {
            let mut stream = draws.stream(Purpose::Headquarters, row.key);
            place.county_ready = place.county_report.max(activation);
            place.county_order = after(place.county_ready, world.policy.order_min, &mut stream);
        }
        Self {
            places,
            activation,
            levels,
        }
    }

    /// The orders of one place.
    pub fn of(&self, place: PlaceIx) -> &PlaceOrders {
        &self.places[place.at()]
    }
}

/// What reaches the county when: news of a place take as long as its first report did.
fn reported_of(places: &[PlaceOrders], news: &[Vec<News>]) -> Vec<News> {
    let mut reported = Vec::new();
    for (place, news) in places.iter().zip(news) {
        let Some(first) = news.first().filter(|_| !place.county_report.is_never()) else {
            continue;
        };
        let delay = place.county_report - first.time;
        reported.extend(news.iter().map(|news| News {
            time: news.time + delay,
            ..*news
        }));
    }
    reported
}

fn reports(
    world: &World,
    draws: &Draws,
    at: usize,
    (need, silence): (&PlaceNeed, Window),
) -> PlaceOrders {
    if need.struck.is_never() {
        return PlaceOrders::NEVER;
    }
    let mut stream = draws.stream(Purpose::PlaceReport, world.places[at].key);
    let policy = &world.policy;
    let by_telephone = after(need.struck, policy.place_report_min, &mut stream);
    let town_report = if silence.covers(by_telephone) {
        let messenger = by_messenger(world, draws, at, need.struck);
        messenger.min(silence.until)
    } else {
        by_telephone
    };
    let town_order = after(town_report, policy.town_order_min, &mut stream);
    let county_report = after(town_report, policy.town_report_min, &mut stream);
    let own_handout = after(need.struck, policy.village_handout_min, &mut stream);
    PlaceOrders {
        town_report,
        town_order,
        county_report,
        own_handout,
        ..PlaceOrders::NEVER
    }
}

/// When a messenger from a place whose telephones are dead gets to the town.
fn by_messenger(world: &World, draws: &Draws, at: usize, struck: Millis) -> Millis {
    let damage = world
        .storm
        .as_ref()
        .and_then(|ground| ground.damage.as_ref());
    damage.map_or(Millis::NEVER, |settings| {
        let mut stream = draws.stream(Purpose::Messenger, world.places[at].key);
        after(struck, settings.messenger_min, &mut stream)
    })
}

/// `start` plus a delay in minutes; never if `start` never comes.
fn after(start: Millis, delay_min: Dist, stream: &mut Stream) -> Millis {
    let delay = delay_min.minutes(stream);
    if start.is_never() {
        Millis::NEVER
    } else {
        start + delay
    }
}
