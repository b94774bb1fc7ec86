//! One place in full: what became known and was ordered, who waited, and the vehicles that served it.

use super::super::Replayed;
use super::super::places::PlaceLane;
use super::super::tables;
use super::super::vehicles::{Doing, Trip};
use super::{Drawing, LEFT, Lanes, hours, lanes, times};
use crate::report::figures::WIDTH;
use crate::report::figures::legend::Legend;
use crate::report::figures::steps;
use crate::report::svg::{Anchor, Svg, number};
use crate::text::messages::timeline as say;
use crate::units::Millis;

/// Where the lanes begin, under the key.
const TOP: f64 = 34.0;
/// Height of the row of moments: four levels, so that numbers close together do not cover each other.
const MOMENTS: f64 = 76.0;
/// From one level of moments to the next.
const LEVEL: f64 = 17.0;
/// Height of a wait's row.
const WAIT: f64 = 30.0;
/// Height of a vehicle's row.
const VEHICLE: f64 = 20.0;
/// Radius of a numbered moment.
const RADIUS: f64 = 7.5;

/// The figure of the place of this number on the page.
pub fn place(replayed: &Replayed, (at, lane): (usize, &PlaceLane), hatch: bool) -> Drawing {
    let lang = replayed.lang;
    let moments = tables::moments(replayed, lane);
    let trips = lane.vehicles.iter().flat_map(|vehicle| &vehicle.trips);
    let own = trips.filter(|trip| !trip.is_elsewhere).map(arrived);
    let shown = times(lane).chain(moments.iter().map(|moment| moment.time));
    let rows = MOMENTS + WAIT * lane.waits.len() as f64 + VEHICLE * lane.vehicles.len() as f64;
    let lanes = Lanes {
        hours: hours(shown.chain(own), replayed.world.grid.horizon),
        top: TOP,
        bottom: TOP + rows + 6.0,
    };
    let caption = say::caption_place(lang, &lane.name, &lane.town);
    let described = tables::describe_place(replayed, lane);
    let id = format!("place-{}", at + 1);
    let mut svg = Svg::new(&id, [WIDTH, lanes.bottom + 100.0], &caption, &described);
    if hatch {
        svg.hatch("readiness-hatch", 6.0, 45.0);
    }
    steps::key(&mut svg, LEFT, lang);
    lanes.ground(&mut svg, replayed);
    numbered(&mut svg, lanes, &moments);
    lanes::name(&mut svg, &say::known_and_ordered(lang), TOP + MOMENTS / 2.0);
    let mut y = TOP + MOMENTS;
    for wait in &lane.waits {
        let middle = y + WAIT / 2.0;
        lanes::name(&mut svg, &say::people_waiting(lang, wait.people), middle);
        lanes::wait(&mut svg, lanes, (wait, None), (middle, lang));
        y += WAIT;
    }
    svg.line("grid", [0.0, y], [lanes.hours.to, y]);
    for vehicle in &lane.vehicles {
        let middle = y + VEHICLE / 2.0 + 3.0;
        lanes::name(&mut svg, &vehicle.vehicle, middle);
        lanes::vehicle(&mut svg, lanes, vehicle, (middle, lang));
        y += VEHICLE;
    }
    legend(&mut svg, &moments, lanes.bottom + 38.0, replayed);
    let svg = svg.finish();
    Drawing { caption, svg }
}

/// Until when a trip matters: it has been unloaded, or did not come so far.
fn arrived(trip: &Trip) -> Millis {
    let unloading = trip.unloading();
    unloading.map_or_else(|| trip.until(), |phase| phase.until)
}

/// Numbered circles, each on the first level on which the one before leaves room.
fn numbered(svg: &mut Svg, lanes: Lanes, moments: &[tables::Moment]) {
    let mut last = [f64::NEG_INFINITY; 4];
    for moment in moments {
        let x = lanes.at(moment.time);
        let free = last
            .iter()
            .position(|before| x - before >= 2.0 * RADIUS + 1.0);
        let level = free.unwrap_or(last.len() - 1);
        last[level] = x;
        let y = TOP + 12.0 + LEVEL * level as f64;
        svg.circle("moment", [x, y], RADIUS, &moment.words);
        let number = moment.number.to_string();
        svg.text("moment-number", [x, y + 3.8], Anchor::Middle, &number);
    }
}

fn legend(svg: &mut Svg, moments: &[tables::Moment], y: f64, replayed: &Replayed) {
    let lang = replayed.lang;
    let mut legend = Legend::new(y);
    for moment in moments {
        let words = &moment.words;
        legend.entry(svg, 2.0 * RADIUS, words, |svg, [x, y]| {
            svg.circle("moment", [x + RADIUS, y], RADIUS, "");
            let number = moment.number.to_string();
            svg.text(
                "moment-number",
                [x + RADIUS, y + 3.8],
                Anchor::Middle,
                &number,
            );
        });
    }
    let all = [
        Doing::Queue,
        Doing::Loading,
        Doing::Driving,
        Doing::Waiting,
        Doing::Unloading,
        Doing::Returning,
    ];
    for doing in all {
        let words = tables::doing(lang, doing);
        legend.entry(svg, 18.0, &words, |svg, [x, y]| {
            svg.rect(lanes::class(doing), [x, y - 6.0], [18.0, 12.0]);
        });
    }
    legend.entry(svg, 18.0, &say::elsewhere(lang), |svg, [x, y]| {
        svg.rect("elsewhere", [x, y - 4.0], [18.0, 8.0]);
    });
    legend.entry(svg, 8.0, &say::way_round(lang), |svg, [x, y]| {
        let data = format!("M{} {}l6 6m0 -6l-6 6", number(x + 1.0), number(y - 3.0));
        svg.path("way-round", &data);
    });
}
