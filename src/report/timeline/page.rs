//! `timeline.html`: one self-contained page of how help came in a replication, figures and tables.

use super::figures::Drawing;
use super::places::PlaceLane;
use super::{Replayed, Timeline, tables};
use crate::report::hazard::Subject;
use crate::report::markup::{Table, escape, paragraph};
use crate::report::numbers;
use crate::report::shell::{Document, Numbering};
use crate::text::messages::{hazard as say_hazard, timeline as say};

/// Rules of these figures, beside those of every page.
pub const STYLE: &str = include_str!("style.css");

/// The page. `drawings`: all places, where they are drawn together, then each of them.
pub fn html(
    replayed: &Replayed,
    timeline: &Timeline,
    drawings: &[Drawing],
    subject: Subject,
) -> String {
    let lang = replayed.lang;
    let kicker = say::title(lang, replayed.outcome.replication, replayed.seed);
    let mut body = format!(
        "<header>\n<p class=\"kicker\">{} · {}</p>\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<p class=\"abstract\">{}</p>\n</header>\n",
        escape(subject.district),
        escape(&kicker),
        escape(subject.title),
        escape(&lead(replayed, timeline)),
        escape(&say_hazard::starts(lang, &timeline.starts)),
    );
    let mut numbering = Numbering::new(lang);
    let together = drawings.len() - timeline.places.len();
    if let Some(drawing) = drawings[..together].first() {
        let mut content = figure(&mut numbering, drawing);
        if !timeline.places.is_empty() {
            let caption = numbering.table(&say::caption_places(lang));
            content += &paragraph("note", &say::overview_note(lang));
            content += &tables::places(replayed, timeline, caption).html();
        }
        if !timeline.fires.is_empty() {
            let caption = numbering.table(&say::caption_fires(lang));
            content += &tables::fires(replayed, timeline, caption).html();
        }
        body += &numbering.section(&say::section_overview(lang), &content);
    }
    for (lane, drawing) in timeline.places.iter().zip(&drawings[together..]) {
        let content = figure(&mut numbering, drawing) + &of_place(replayed, lane, &mut numbering);
        body += &numbering.section(&lane.name, &content);
    }
    Document {
        lang,
        title: subject.title,
        kicker: &kicker,
        style: STYLE,
        body: &body,
    }
    .html()
}

/// What a reader with ten seconds takes away.
fn lead(replayed: &Replayed, timeline: &Timeline) -> String {
    let lang = replayed.lang;
    let displaced = numbers::grouped(replayed.outcome.displaced());
    match &timeline.limit {
        _ if replayed.outcome.displaced() == 0 => say::nobody_displaced(lang),
        None => say::lead_without_limit(lang, displaced),
        Some(limit) => say::lead(
            lang,
            displaced,
            timeline.late_places,
            numbers::shortest(limit.time.hours()),
        ),
    }
}

fn figure(numbering: &mut Numbering, drawing: &Drawing) -> String {
    numbering.figure(Some(drawing.svg.clone()), &drawing.caption)
}

fn of_place(replayed: &Replayed, lane: &PlaceLane, numbering: &mut Numbering) -> String {
    let lang = replayed.lang;
    let mut content = String::new();
    let mut add = |heading: String, table: fn(&Replayed, &PlaceLane, String) -> Table| {
        let table = table(replayed, lane, String::new());
        if !table.rows.is_empty() {
            let caption = numbering.table(&heading);
            content += &Table { caption, ..table }.html();
        }
    };
    add(say::caption_known(lang), tables::known);
    add(say::caption_waits(lang), tables::waits);
    add(say::caption_trips(lang), tables::trips);
    content
}
