//! `report.html`: one self-contained page that opens from disk, prints on A4, and needs neither network nor script.
//!
//! In: a [`Page`], that is the results, the world for the map, the assumptions and a language. Out: the page as text,
//! the same bytes for the same results. It begins with one sentence, then the verdicts, then what explains them:
//!
//! ```text
//! headline ─▶ verdicts ─▶ arrival ─▶ late places ─▶ time budget ─▶ attribution ─▶ shortfall ─▶ people ─▶ assumptions ─▶ how to read
//! ```

mod headline;
mod sections;

#[cfg(test)]
mod tests;

use super::Assumption;
use super::shell::{Document, Numbering};
use crate::run::Summary;
use crate::text::Lang;
use crate::text::messages::report as say;
use crate::world::World;

/// Everything that the page shows.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Title of the scenario, for people.
    pub title: &'a str,
    /// District.
    pub district: &'a str,
    /// The results.
    pub summary: &'a Summary,
    /// The world they were found in, for the map.
    pub world: &'a World,
    /// What they rest on, the most influential first.
    pub assumptions: &'a [Assumption],
    /// Language of the reader.
    pub lang: Lang,
}

/// The page.
pub fn html(page: &Page) -> String {
    let mut numbering = Numbering::new(page.lang);
    let mut body = headline::html(page);
    for section in sections::ALL {
        body += &section(page, &mut numbering);
    }
    Document {
        lang: page.lang,
        title: page.title,
        kicker: &say::kicker(page.lang),
        style: "",
        body: &body,
    }
    .html()
}
