//! What every page is made of: one self-contained document, its numbered sections, figures and tables.

use super::markup::escape;
use crate::text::Lang;
use crate::text::messages::report as say;

/// Nothing is fetched, run or sent: only the style sheet in the page itself.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The style sheet of every page and figure.
pub const STYLE: &str = include_str!("style.css");

/// A page in the making.
pub struct Document<'a> {
    /// Language of the reader.
    pub lang: Lang,
    /// What the page is about.
    pub title: &'a str,
    /// What kind of page it is.
    pub kicker: &'a str,
    /// Rules of its own, beside [`STYLE`].
    pub style: &'a str,
    /// Head and sections in HTML.
    pub body: &'a str,
}

impl Document<'_> {
    /// The page as text.
    pub fn html(&self) -> String {
        format!(
            "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light\">\n\
             <title>{title} · {kicker}</title>\n<style>\n{STYLE}{own}</style>\n</head>\n<body>\n<main>\n\
             {body}</main>\n<footer><p>{colophon}</p></footer>\n</body>\n</html>\n",
            tag = self.lang.tag(),
            title = escape(self.title),
            kicker = escape(self.kicker),
            own = self.style,
            body = self.body,
            colophon = escape(&say::colophon(self.lang, "ReliefSim")),
        )
    }
}

/// Numbers of sections, figures and tables, given in the order of the page.
pub struct Numbering {
    lang: Lang,
    section: usize,
    figure: usize,
    table: usize,
}

impl Numbering {
    /// Nothing numbered yet.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            section: 0,
            figure: 0,
            table: 0,
        }
    }

    /// A section around its content; none without content.
    pub fn section(&mut self, title: &str, content: &str) -> String {
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
    pub fn figure(&mut self, drawing: Option<String>, caption: &str) -> String {
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
    pub fn table(&mut self, caption: &str) -> String {
        self.table += 1;
        let number = say::table(self.lang, self.table);
        format!("<b>{}</b> {}", escape(&number), escape(caption))
    }
}
