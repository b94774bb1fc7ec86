//! Bars on lanes: a wait with its steps, a vehicle with its trips, a fire with its stages.

use super::super::fires::{Burning, FireLane};
use super::super::places::WaitLane;
use super::super::vehicles::{Doing, Trip, VehicleLane};
use super::Lanes;
use crate::outcome::Step;
use crate::report::figures::steps::group;
use crate::report::svg::{Anchor, Point, Svg, ems, number, wrap};
use crate::report::words;
use crate::text::Lang;
use crate::text::messages::timeline as say;
use crate::units::Millis;

/// Ems of a lane's name.
const NAME: f64 = 10.5;
/// Half the height of a bar of steps.
pub const STEPS: f64 = 10.0;
/// Half the height of a bar of a vehicle or a fire.
pub const TRIPS: f64 = 7.0;
/// Least width in which a number fits.
const NUMBER: f64 = 14.0;
/// Room for how long a wait was.
const DELAY: f64 = 48.0;
/// Size of the type in an open end.
const OPEN_TYPE: f64 = 11.5;
/// Size of the type of links.
const LINK_TYPE: f64 = 10.0;

/// The name of a lane, left of it.
pub fn name(svg: &mut Svg, name: &str, middle: f64) {
    let line = wrap(name, NAME, 1).concat();
    svg.text("label", [0.0, middle + 4.5], Anchor::Start, line.trim_end());
}

/// A box from its upper left corner, with words that are shown when pointed at.
fn hinted_box(svg: &mut Svg, class: &str, [x, y]: Point, [width, height]: Point, hint: &str) {
    let [x, y, right, bottom] = [x, y, x + width, y + height].map(number);
    svg.hinted_path(class, &format!("M{x} {y}H{right}V{bottom}H{x}Z"), hint);
}

/// Something under way from one time to another.
fn span(
    svg: &mut Svg,
    lanes: Lanes,
    (class, hint): (&str, &str),
    (from, until, y, half): (Millis, Millis, f64, f64),
) -> f64 {
    let (left, right) = (lanes.at(from), lanes.at(until));
    let width = right - left;
    if width > 0.0 {
        hinted_box(svg, class, [left, y - half], [width, 2.0 * half], hint);
    }
    width
}

/// A wait: its steps with their numbers and how long it was, or that it did not end; and its limit. Before a wait without an end
/// stand the steps of one that ended, if there is one.
pub fn wait(
    svg: &mut Svg,
    lanes: Lanes,
    (wait, ended): (&WaitLane, Option<&WaitLane>),
    (y, lang): (f64, Lang),
) {
    if wait.until.is_never() {
        unrelieved(svg, lanes, (wait, ended), (y, lang));
    }
    steps(svg, lanes, ended.unwrap_or(wait), (y, lang));
    let is_shown = !wait.limit.is_never() && wait.limit.hours() <= lanes.hours.high;
    if is_shown {
        let x = lanes.at(wait.limit);
        svg.line("late-limit", [x, y - STEPS - 4.0], [x, y + STEPS + 4.0]);
    }
    if wait.until.is_never() {
        return;
    }
    let text = words::hours(lang, Some(wait.delay().hours()));
    let class = if wait.is_late { "value halo" } else { "halo" };
    let end = lanes.at(wait.until);
    // Where the limit would run through the words, they stand behind it.
    let limit = Some(lanes.at(wait.limit)).filter(|x| is_shown && (end..end + DELAY).contains(x));
    let x = limit.unwrap_or(end) + 6.0;
    svg.text(class, [x, y + 4.5], Anchor::Start, &text);
}

/// The steps of a wait that ended, with their numbers.
fn steps(svg: &mut Svg, lanes: Lanes, wait: &WaitLane, (y, lang): (f64, Lang)) {
    for step in &wait.steps {
        let class = group(step.step).class();
        let hint = format!(
            "{} {}",
            words::step(lang, step.step),
            step.until - step.from
        );
        let ends = (step.from, step.until, y, STEPS);
        if span(svg, lanes, (class, &hint), ends) < NUMBER {
            continue;
        }
        let x = f64::midpoint(lanes.at(step.from), lanes.at(step.until));
        let at = Step::ALL.iter().position(|&of| of == step.step);
        let text = at.map_or_else(String::new, |at| (at + 1).to_string());
        let class = format!("number {class}-number");
        svg.text(&class, [x, y + 4.0], Anchor::Middle, &text);
    }
}

/// A wait that did not end: open to the right, with the step that was under way at the horizon where there is room for it.
fn unrelieved(
    svg: &mut Svg,
    lanes: Lanes,
    (wait, ended): (&WaitLane, Option<&WaitLane>),
    (y, lang): (f64, Lang),
) {
    let until = Millis::from_hours(lanes.hours.high);
    span(svg, lanes, ("unrelieved", ""), (wait.from, until, y, STEPS));
    let step = wait.stands_at.map(|step| words::step(lang, step));
    let words = step.map_or_else(|| words::hours(lang, None), |step| say::still(lang, step));
    let x = lanes.hours.to - 8.0;
    let left = x - OPEN_TYPE * ems(&words) - 8.0;
    let taken = ended.map_or(wait.from, |ended| ended.until);
    let limit = Some(lanes.at(wait.limit)).filter(|_| wait.limit < until);
    if left > lanes.at(taken) && limit.is_none_or(|limit| left > limit) {
        svg.text("open-end halo", [x, y + 4.0], Anchor::End, &words);
    }
}

/// The class of what a vehicle does.
pub fn class(doing: Doing) -> &'static str {
    match doing {
        Doing::Queue => "queue",
        Doing::Loading => "readiness",
        Doing::Driving => "road-time",
        Doing::Waiting => "waiting",
        Doing::Unloading => "handing",
        Doing::Returning => "returning",
    }
}

/// A vehicle: its trips phase by phase; those to other places in grey.
pub fn vehicle(svg: &mut Svg, lanes: Lanes, lane: &VehicleLane, (y, lang): (f64, Lang)) {
    for trip in &lane.trips {
        if trip.is_elsewhere {
            let hint = say::elsewhere_to(lang, &trip.place_id);
            let ends = (trip.from(), trip.until(), y, TRIPS - 3.0);
            span(svg, lanes, ("elsewhere", &hint), ends);
        } else {
            phases(svg, lanes, trip, (y, lang));
        }
    }
}

fn phases(svg: &mut Svg, lanes: Lanes, trip: &Trip, (y, lang): (f64, Lang)) {
    for phase in &trip.phases {
        let doing = super::super::tables::doing(lang, phase.doing);
        let link = phase.link_id.as_deref().unwrap_or_default();
        let hint = format!("{doing} {} {link}", phase.until - phase.from);
        let ends = (phase.from, phase.until, y, TRIPS);
        let width = span(svg, lanes, (class(phase.doing), hint.trim_end()), ends);
        if !link.is_empty() && width >= LINK_TYPE * ems(link) + 4.0 {
            let x = f64::midpoint(lanes.at(phase.from), lanes.at(phase.until));
            svg.text("link-name", [x, y + 3.5], Anchor::Middle, link);
        }
    }
    for detour in &trip.detours {
        let x = lanes.at(detour.time);
        let data = format!("M{} {}l6 6m0 -6l-6 6", number(x - 3.0), number(y - 3.0));
        svg.hinted_path("way-round", &data, &detour.link_id);
    }
}

/// The class of a stage of a fire.
pub fn fire_class(burning: Burning) -> &'static str {
    match burning {
        Burning::Unanswered => "fire-unanswered",
        Burning::TeamsComing => "fire-teams-coming",
        Burning::Attacked => "fire-attacked",
        Burning::MopUp => "fire-mop-up",
    }
}

/// A fire: its stages.
pub fn fire(svg: &mut Svg, lanes: Lanes, lane: &FireLane, (y, lang): (f64, Lang)) {
    for stage in &lane.stages {
        let hint = super::super::tables::burning(lang, stage.burning);
        let hint = format!("{hint} {}", stage.until - stage.from);
        let ends = (stage.from, stage.until, y, TRIPS);
        span(svg, lanes, (fire_class(stage.burning), &hint), ends);
    }
}
