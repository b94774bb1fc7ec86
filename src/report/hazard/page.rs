//! `hazard.html`: one self-contained page of what nature does in a replication, figures and tables.

use super::figures::Drawing;
use super::words::{self, Block, Part};
use super::{Hazard, Told};
use crate::report::markup::{Align, Table, escape};
use crate::report::shell::{Document, Numbering};
use crate::report::table::{Set, TextTable};
use crate::text::messages::hazard as say;

/// Rules of these figures, beside those of every page.
pub const STYLE: &str = include_str!("style.css");

/// What the page is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Title of the scenario.
    pub title: &'a str,
    /// District.
    pub district: &'a str,
}

/// The page.
pub fn html(told: &Told, hazard: &Hazard, drawings: &[Drawing], subject: Subject) -> String {
    let lang = told.lang;
    let kicker = say::title(lang, told.facts.draws.replication, told.seed);
    let calm = if words::is_calm(hazard) {
        format!("<p class=\"abstract\">{}</p>\n", escape(&say::calm(lang)))
    } else {
        String::new()
    };
    let mut body = format!(
        "<header>\n<p class=\"kicker\">{} · {}</p>\n<h1>{}</h1>\n<p class=\"abstract\">{}</p>\n{calm}</header>\n",
        escape(subject.district),
        escape(&kicker),
        escape(subject.title),
        escape(&say::starts(lang, &hazard.starts)),
    );
    let mut numbering = Numbering::new(lang);
    for (part, blocks) in words::parts(told, hazard) {
        let mut content = String::new();
        for drawing in drawings.iter().filter(|drawing| drawing.part == part) {
            content += &numbering.figure(Some(drawing.svg.clone()), &drawing.caption);
        }
        for block in &blocks {
            content += &html_of(block, &mut numbering);
        }
        body += &numbering.section(&heading(part, told), &content);
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

fn heading(part: Part, told: &Told) -> String {
    match part {
        Part::Typhoon => say::part_typhoon(told.lang),
        Part::Rain => say::part_rain(told.lang),
        Part::Rivers => say::part_rivers(told.lang),
        Part::Fires => say::section_fires(told.lang),
        Part::Roads => say::part_roads(told.lang),
        Part::People => say::section_people(told.lang),
    }
}

fn html_of(block: &Block, numbering: &mut Numbering) -> String {
    match block {
        Block::Table(heading, table) => html_table(numbering.table(heading), table).html(),
        Block::Note(text) => format!("<p class=\"note\">{}</p>\n", escape(text)),
        Block::Sentence(text) => format!("<p class=\"abstract\">{}</p>\n", escape(text)),
    }
}

/// A table of the terminal as one of the page.
fn html_table(caption: String, table: &TextTable) -> Table {
    let align = |set: Set| match set {
        Set::Left => Align::Words,
        Set::Right => Align::Figure,
    };
    let cells = |row: &Vec<String>| row.iter().map(|cell| escape(cell)).collect();
    Table {
        caption,
        columns: table
            .columns
            .iter()
            .map(|(heading, set)| (heading.clone(), align(*set)))
            .collect(),
        rows: table.rows.iter().map(cells).collect(),
    }
}
