//! The timeline in words: the tables beside the pictures, and what screen readers say.

use super::fires::Burning;
use super::limit::Limit;
use super::places::{PlaceLane, WaitLane};
use super::vehicles::{Doing, Phase, Trip};
use super::{Replayed, Timeline};
use crate::report::markup::{Align, Table, escape};
use crate::report::{numbers, words};
use crate::text::Lang;
use crate::text::messages::timeline as say;
use crate::units::Millis;

/// A moment on the way to relief.
pub struct Moment {
    /// Its number in the picture.
    pub number: usize,
    /// When.
    pub time: Millis,
    /// What.
    pub words: String,
}

/// What a vehicle does.
pub fn doing(lang: Lang, doing: Doing) -> String {
    match doing {
        Doing::Queue => say::doing_queue(lang),
        Doing::Loading => say::doing_loading(lang),
        Doing::Driving => say::doing_driving(lang),
        Doing::Waiting => say::doing_waiting(lang),
        Doing::Unloading => say::doing_unloading(lang),
        Doing::Returning => say::doing_returning(lang),
    }
}

/// What is under way at a fire.
pub fn burning(lang: Lang, burning: Burning) -> String {
    match burning {
        Burning::Unanswered => say::fire_unanswered(lang),
        Burning::TeamsComing => say::fire_teams_coming(lang),
        Burning::Attacked => say::fire_attacked(lang),
        Burning::MopUp => say::fire_mop_up(lang),
    }
}

/// The limit, as the key of the picture names it.
pub fn limit(lang: Lang, limit: &Limit) -> String {
    say::limit(lang, numbers::shortest(limit.time.hours()))
}

/// What happened to a place and was ordered for it, in order of time; what did not come within the horizon is left out.
pub fn moments(replayed: &Replayed, lane: &PlaceLane) -> Vec<Moment> {
    let (lang, of) = (replayed.lang, &lane.moments);
    let mut moments = [
        (of.warning_ordered, say::warning_ordered(lang)),
        (of.warned, say::warned(lang)),
        (of.struck, say::struck(lang)),
        (of.town_report, say::town_report(lang)),
        (of.town_order, say::town_order(lang)),
        (of.county_report, say::county_report(lang)),
        (activation(replayed), say::activation(lang)),
        (of.county_order, say::county_order(lang)),
    ]
    .map(|(time, words)| Moment {
        number: 0,
        time,
        words,
    })
    .into_iter()
    .filter(|moment| !moment.time.is_never())
    .collect::<Vec<_>>();
    moments.sort_by_key(|moment| moment.time);
    for (at, moment) in moments.iter_mut().enumerate() {
        moment.number = at + 1;
    }
    moments
}

fn activation(replayed: &Replayed) -> Millis {
    super::headquarters::activation(replayed.log)
}

/// What a screen reader says of all places.
pub fn describe(replayed: &Replayed, timeline: &Timeline) -> String {
    let places = timeline.places.iter().map(|place| {
        let delay = place.longest().map_or(Millis::NEVER, WaitLane::delay);
        say::describe_place(replayed.lang, &place.name, delay_words(replayed, delay))
    });
    places.collect::<Vec<_>>().join(" ")
}

/// What a screen reader says of one place.
pub fn describe_place(replayed: &Replayed, lane: &PlaceLane) -> String {
    let lang = replayed.lang;
    let waits = lane.waits.iter().map(|wait| {
        let delay = delay_words(replayed, wait.delay());
        say::describe_wait(lang, wait.people, delay, steps(lang, wait))
    });
    waits.collect::<Vec<_>>().join(" ")
}

fn delay_words(replayed: &Replayed, delay: Millis) -> String {
    let hours = (!delay.is_never()).then(|| delay.hours());
    words::hours(replayed.lang, hours)
}

/// The steps of a wait, each with its number in the picture and how long it took.
fn steps(lang: Lang, wait: &WaitLane) -> String {
    let step = |span: &super::places::StepSpan| {
        let name = words::step(lang, span.step);
        format!("{name} {}", span.until - span.from)
    };
    let stands_at = wait.stands_at;
    let stands_at = stands_at.map(|step| say::still(lang, words::step(lang, step)));
    let parts: Vec<String> = wait.steps.iter().map(step).chain(stands_at).collect();
    parts.join(lang.pick("; ", "；"))
}

/// All places that are drawn.
pub fn places(replayed: &Replayed, timeline: &Timeline, caption: String) -> Table {
    let (lang, clock) = (replayed.lang, replayed.clock());
    let row = |lane: &PlaceLane| {
        let longest = lane.longest();
        let at = |time: fn(&WaitLane) -> Millis| {
            longest.map_or_else(String::new, |wait| escape(&clock.local(time(wait))))
        };
        vec![
            escape(&format!("{} ({})", lane.name, lane.town)),
            numbers::grouped(u64::from(lane.people())),
            at(|wait| wait.from),
            at(|wait| wait.until),
            escape(&delay_words(
                replayed,
                longest.map_or(Millis::NEVER, WaitLane::delay),
            )),
            longest.map_or_else(String::new, |wait| escape(&steps(lang, wait))),
        ]
    };
    Table {
        caption,
        columns: vec![
            (say::column_place(lang), Align::Words),
            (say::column_people(lang), Align::Figure),
            (say::column_from(lang), Align::Words),
            (say::column_relieved(lang), Align::Words),
            (say::column_wait(lang), Align::Figure),
            (say::column_steps(lang), Align::Text),
        ],
        rows: timeline.places.iter().map(row).collect(),
    }
}

/// The fires.
pub fn fires(replayed: &Replayed, timeline: &Timeline, caption: String) -> Table {
    let (lang, clock) = (replayed.lang, replayed.clock());
    let row = |lane: &super::fires::FireLane| {
        let starts = lane
            .stages
            .first()
            .map_or(Millis::NEVER, |stage| stage.from);
        let stages = lane.stages.iter().map(|stage| {
            let took = stage.until - stage.from;
            format!("{} {took}", burning(lang, stage.burning))
        });
        let stages: Vec<String> = stages.collect();
        vec![
            escape(&lane.forest),
            escape(&clock.local(starts)),
            escape(&stages.join(lang.pick("; ", "；"))),
        ]
    };
    Table {
        caption,
        columns: vec![
            (say::column_fire(lang), Align::Words),
            (say::column_starts(lang), Align::Words),
            (say::column_stages(lang), Align::Text),
        ],
        rows: timeline.fires.iter().map(row).collect(),
    }
}

/// What became known of a place and was ordered for it.
pub fn known(replayed: &Replayed, lane: &PlaceLane, caption: String) -> Table {
    let (lang, clock) = (replayed.lang, replayed.clock());
    let row = |moment: Moment| {
        vec![
            format!(
                "<span class=\"ordinal\">{}</span>{}",
                moment.number,
                escape(&moment.words)
            ),
            escape(&clock.local(moment.time)),
            numbers::fixed(Some(moment.time.hours()), 2),
        ]
    };
    Table {
        caption,
        columns: vec![
            (say::column_what(lang), Align::Words),
            (say::column_local(lang), Align::Words),
            (say::column_hour(lang), Align::Figure),
        ],
        rows: moments(replayed, lane).into_iter().map(row).collect(),
    }
}

/// Who waited at a place, delivery by delivery.
pub fn waits(replayed: &Replayed, lane: &PlaceLane, caption: String) -> Table {
    let (lang, clock) = (replayed.lang, replayed.clock());
    let row = |wait: &WaitLane| {
        vec![
            numbers::grouped(u64::from(wait.people)),
            escape(&clock.local(wait.from)),
            escape(&clock.local(wait.until)),
            escape(&delay_words(replayed, wait.delay())),
            escape(&steps(lang, wait)),
        ]
    };
    Table {
        caption,
        columns: vec![
            (say::column_people(lang), Align::Figure),
            (say::column_from(lang), Align::Words),
            (say::column_relieved(lang), Align::Words),
            (say::column_wait(lang), Align::Figure),
            (say::column_steps(lang), Align::Text),
        ],
        rows: lane.waits.iter().map(row).collect(),
    }
}

/// The trips to a place.
pub fn trips(replayed: &Replayed, lane: &PlaceLane, caption: String) -> Table {
    let (lang, clock) = (replayed.lang, replayed.clock());
    let mut rows = Vec::new();
    for vehicle in &lane.vehicles {
        for trip in vehicle.trips.iter().filter(|trip| !trip.is_elsewhere) {
            let local = |time: Option<Millis>| escape(&clock.local(time.unwrap_or(Millis::NEVER)));
            let outcome = if trip.turned_back {
                escape(&say::turned_back(lang))
            } else {
                local(trip.unloading().map(|phase| phase.until))
            };
            rows.push(vec![
                escape(&vehicle.vehicle),
                escape(&trip.site),
                numbers::fixed(Some(trip.load_t), 2),
                escape(&clock.local(trip.from())),
                local(trip.began(Doing::Loading)),
                local(trip.ended(Doing::Loading)),
                on_the_way(lang, trip),
                local(trip.unloading().map(|phase| phase.from)),
                outcome,
            ]);
        }
    }
    Table {
        caption,
        columns: vec![
            (say::column_vehicle(lang), Align::Words),
            (say::column_site(lang), Align::Words),
            (say::column_load(lang), Align::Figure),
            (say::column_sent(lang), Align::Words),
            (say::column_loading(lang), Align::Words),
            (say::column_set_out(lang), Align::Words),
            (say::column_on_the_way(lang), Align::Text),
            (say::column_arrived(lang), Align::Words),
            (say::column_unloaded(lang), Align::Words),
        ],
        rows,
    }
}

/// Closed links that a vehicle met before it arrived or turned back.
fn on_the_way(lang: Lang, trip: &Trip) -> String {
    let outward = trip
        .phases
        .iter()
        .take_while(|phase| !matches!(phase.doing, Doing::Unloading | Doing::Returning));
    let waited = outward.filter(|phase| phase.doing == Doing::Waiting);
    let waited = waited.map(|phase: &Phase| {
        let took = phase.until - phase.from;
        match &phase.link_id {
            Some(link) => say::waited_at(lang, link, took),
            None => say::waited_without_way(lang, took),
        }
    });
    let detours = trip.detours.iter();
    let detours = detours.map(|detour| say::went_round(lang, &detour.link_id));
    let all: Vec<String> = waited.chain(detours).collect();
    escape(&all.join(lang.pick("; ", "；")))
}
