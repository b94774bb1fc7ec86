//! `report.html`: one self-contained page that opens from disk, prints on A4, and needs neither network nor script.
//!
//! In: a [`Page`], that is the results, the world for the map, the assumptions and a language. Out: the page as text,
//! the same bytes for the same results. It begins with one sentence, then the verdicts, then what explains them:
//!
//! ```text
//! headline ─▶ verdicts ─▶ arrival ─▶ late places ─▶ time budget ─▶ shortfall ─▶ assumptions ─▶ how to read
//! ```

mod headline;
mod sections;

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use super::Assumption;
use super::markup::escape;
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

/// Nothing is fetched, run or sent: only the style sheet in the page itself.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page.
pub fn html(page: &Page) -> String {
    let lang = page.lang;
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light\">\n\
         <title>{title} · {kicker}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n",
        tag = lang.tag(),
        title = escape(page.title),
        kicker = escape(&say::kicker(lang)),
        style = include_str!("style.css"),
    );
    html += &headline::html(page);
    let mut numbering = Numbering {
        lang,
        section: 0,
        figure: 0,
        table: 0,
    };
    for section in sections::ALL {
        html += &section(page, &mut numbering);
    }
    let _ = write!(
        html,
        "</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n",
        escape(&say::colophon(lang, "ReliefSim"))
    );
    html
}

/// Numbers of sections, figures and tables, given in the order of the page.
struct Numbering {
    lang: Lang,
    section: usize,
    figure: usize,
    table: usize,
}

impl Numbering {
    /// A section around its content; none without content.
    fn section(&mut self, title: &str, content: &str) -> String {
        const CHINESE: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        if content.is_empty() {
            return String::new();
        }
        self.section += 1;
        let number = match self.lang {
            Lang::Zh => format!("{}、", CHINESE[(self.section - 1).min(9)]),
            Lang::En => format!("{} ", self.section),
        };
        format!(
            "<section>\n<h2><span class=\"ordinal\">{number}</span>{}</h2>\n{content}</section>\n",
            escape(title)
        )
    }

    /// A figure with its caption; empty without a drawing.
    fn figure(&mut self, drawing: Option<String>, caption: &str) -> String {
        let Some(drawing) = drawing else {
            return String::new();
        };
        self.figure += 1;
        format!(
            "<figure>\n{drawing}\n<figcaption><b>{}</b> {}</figcaption>\n</figure>\n",
            escape(&say::figure(self.lang, self.figure)),
            escape(caption)
        )
    }

    /// The caption of the next table.
    fn table(&mut self, caption: &str) -> String {
        self.table += 1;
        let number = say::table(self.lang, self.table);
        format!("<b>{}</b> {}", escape(&number), escape(caption))
    }
}
