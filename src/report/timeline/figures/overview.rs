//! All places in one picture: headquarters, fires, and the longest wait of each place.

use super::super::fires::Burning;
use super::super::tables;
use super::super::{Replayed, Timeline};
use super::{Drawing, LEFT, Lanes, hours, lanes, times};
use crate::report::figures::WIDTH;
use crate::report::figures::legend::Legend;
use crate::report::figures::steps;
use crate::report::svg::{Anchor, Svg};
use crate::text::messages::timeline as say;
use crate::units::Millis;

/// Where the lanes begin, under the key.
const TOP: f64 = 44.0;
/// Height of the two rows of headquarters together.
const HEADQUARTERS: f64 = 50.0;
/// Height of a fire's row.
const FIRE: f64 = 22.0;
/// Height of a place's row.
const PLACE: f64 = 32.0;

/// The figure; none where no place is drawn and nothing burns, or where one place is drawn by itself.
pub fn overview(replayed: &Replayed, timeline: &Timeline, hatch: bool) -> Option<Drawing> {
    let lang = replayed.lang;
    let fires = &timeline.fires;
    if timeline.places.len() < 2 && fires.is_empty() {
        return None;
    }
    let burning = fires.iter().flat_map(|fire| &fire.stages);
    let shown = timeline.places.iter().flat_map(times);
    let shown = shown
        .chain(burning.flat_map(|stage| [stage.from, stage.until]))
        .chain([timeline.headquarters.activation]);
    let headquarters_height = if timeline.headquarters.is_idle() {
        0.0
    } else {
        HEADQUARTERS
    };
    let rows =
        headquarters_height + FIRE * fires.len() as f64 + PLACE * timeline.places.len() as f64;
    let lanes = Lanes {
        hours: hours(shown, replayed.world.grid.horizon),
        top: TOP,
        bottom: TOP + rows,
    };
    let caption = say::caption_overview(lang);
    let described = tables::describe(replayed, timeline);
    let legend_height = if fires.is_empty() { 60.0 } else { 80.0 };
    let size = [WIDTH, lanes.bottom + legend_height];
    let mut svg = Svg::new("timeline", size, &caption, &described);
    if hatch {
        svg.hatch("readiness-hatch", 6.0, 45.0);
    }
    lanes.ground(&mut svg, replayed);
    if !timeline.places.is_empty() {
        steps::key(&mut svg, LEFT, lang);
    }
    if !timeline.headquarters.is_idle() {
        headquarters(&mut svg, timeline, lanes, replayed);
    }
    let mut y = TOP + headquarters_height;
    for fire in fires {
        lanes::name(&mut svg, &fire.forest, y + FIRE / 2.0);
        lanes::fire(&mut svg, lanes, fire, (y + FIRE / 2.0, lang));
        y += FIRE;
    }
    for place in &timeline.places {
        let middle = y + PLACE / 2.0;
        lanes::name(&mut svg, &place.name, middle);
        let x = lanes.at(place.moments.struck);
        svg.line("struck", [x, middle - 9.0], [x, middle + 9.0]);
        if let Some(longest) = place.longest() {
            // Where some wait in vain, those relieved last stand before them.
            let ended = place.longest_ended();
            let ended = ended.filter(|_| longest.until.is_never());
            lanes::wait(&mut svg, lanes, (longest, ended), (middle, lang));
        }
        y += PLACE;
    }
    legend(&mut svg, timeline, lanes.bottom + 38.0, replayed);
    let svg = svg.finish();
    Some(Drawing { caption, svg })
}

/// Reports above, orders below, and a line for the activation over all lanes.
fn headquarters(svg: &mut Svg, timeline: &Timeline, lanes: Lanes, replayed: &Replayed) {
    let lang = replayed.lang;
    let of = &timeline.headquarters;
    let [reports, orders] = [TOP + 14.0, TOP + 36.0];
    lanes::name(svg, &say::county_reports(lang), reports);
    lanes::name(svg, &say::county_orders(lang), orders);
    let shown = |time: &&Millis| time.hours() <= lanes.hours.high;
    for (class, times, y) in [
        ("report-mark", &of.reports, reports),
        ("order-mark", &of.orders, orders),
    ] {
        for &time in times.iter().filter(shown) {
            let x = lanes.at(time);
            svg.line(class, [x, y - 8.0], [x, y + 8.0]);
        }
    }
    let y = TOP + HEADQUARTERS;
    svg.line("grid", [0.0, y], [lanes.hours.to, y]);
    if shown(&&of.activation) {
        let x = lanes.at(of.activation);
        svg.line("activation", [x, TOP - 4.0], [x, lanes.bottom]);
        let words = say::activation(lang);
        svg.text("tick halo", [x, TOP - 8.0], Anchor::Middle, &words);
    }
}

fn legend(svg: &mut Svg, timeline: &Timeline, y: f64, replayed: &Replayed) {
    let lang = replayed.lang;
    let mut legend = Legend::new(y);
    let upright = |class: &'static str| {
        move |svg: &mut Svg, [x, y]: [f64; 2]| {
            svg.line(class, [x + 4.0, y - 7.0], [x + 4.0, y + 7.0]);
        }
    };
    if let Some(limit) = timeline
        .limit
        .as_ref()
        .filter(|_| !timeline.places.is_empty())
    {
        let words = tables::limit(lang, limit);
        legend.entry(svg, 8.0, &words, upright("late-limit"));
    }
    if !timeline.places.is_empty() {
        legend.entry(svg, 8.0, &say::struck(lang), upright("struck"));
        legend.entry(svg, 18.0, &say::unrelieved(lang), |svg, [x, y]| {
            svg.rect("unrelieved", [x, y - 6.0], [18.0, 12.0]);
        });
    }
    legend.entry(svg, 18.0, &say::night(lang), |svg, [x, y]| {
        svg.rect("night swatch", [x, y - 6.0], [18.0, 12.0]);
    });
    if timeline.fires.is_empty() {
        return;
    }
    let all = [
        Burning::Unanswered,
        Burning::TeamsComing,
        Burning::Attacked,
        Burning::MopUp,
    ];
    for burning in all {
        let words = tables::burning(lang, burning);
        legend.entry(svg, 18.0, &words, |svg, [x, y]| {
            svg.rect(lanes::fire_class(burning), [x, y - 6.0], [18.0, 12.0]);
        });
    }
}
