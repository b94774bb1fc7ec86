//! Which format a file has, told by its first lines.

use super::headed::HEADER;
use super::line::{cells, numbered, words};
use super::{canonical, ibtracs, plain};

/// Lines that are looked at.
const LINES_LOOKED_AT: usize = 40;

/// A format of best tracks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// RSMC Tokyo text, fixed columns.
    Jma,
    /// CMA text, words between blanks.
    Cma,
    /// ATCF b-deck of JTWC or NHC.
    Atcf,
    /// `IBTrACS` version 4 csv.
    Ibtracs,
    /// Plain csv of one storm in knots.
    Plain,
    /// The project's `hazards/track.csv`.
    Canonical,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [
        Self::Jma,
        Self::Cma,
        Self::Atcf,
        Self::Ibtracs,
        Self::Plain,
        Self::Canonical,
    ];

    /// The word for it in options.
    pub fn word(self) -> &'static str {
        match self {
            Self::Jma => "jma",
            Self::Cma => "cma",
            Self::Atcf => "atcf",
            Self::Ibtracs => "ibtracs",
            Self::Plain => "plain",
            Self::Canonical => "track.csv",
        }
    }
    /// The format of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.word().eq_ignore_ascii_case(word.trim()))
    }
    /// The words of all formats.
    pub fn words() -> String {
        Self::ALL.map(Self::word).join(", ")
    }

    /// The format that the first lines show; `None` where they show none.
    pub fn sniff(text: &str) -> Option<Self> {
        let lines = || numbered(text).take(LINES_LOOKED_AT);
        if lines().any(|(_, line)| line.starts_with(HEADER)) {
            return Some(jma_or_cma(lines().map(|(_, line)| line)));
        }
        if lines().any(|(_, line)| is_atcf(line)) {
            return Some(Self::Atcf);
        }
        let (_, header) = lines().next()?;
        let names = cells(header);
        let has = |name: &&str| {
            names
                .iter()
                .any(|cell| cell.text.eq_ignore_ascii_case(name))
        };
        if ibtracs::KNOWN_BY.iter().all(has) {
            return Some(Self::Ibtracs);
        }
        if canonical::KNOWN_BY.iter().any(has) {
            return Some(Self::Canonical);
        }
        // A table in another unit is a plain table with a fault, so that the fault can be told.
        let unit_aside = |name: &str| name.to_ascii_lowercase().starts_with("vmax");
        let plain = plain::KNOWN_BY.iter().any(has);
        let winds = names.iter().any(|cell| unit_aside(&cell.text));
        (plain && (winds || has(&"lat"))).then_some(Self::Plain)
    }
}

/// Both have headers that begin alike. JMA's data lines have eight digits of time and then `002`, CMA's ten digits.
fn jma_or_cma<'a>(lines: impl Iterator<Item = &'a str>) -> Format {
    let (mut jma, mut cma) = (0, 0);
    for line in lines.filter(|line| !line.starts_with(HEADER)) {
        let words = words(line);
        let word = |at: usize| words.get(at).map_or("", |cell| cell.text.as_ref());
        jma += usize::from(word(0).len() == 8 && word(1) == "002");
        cma += usize::from(word(0).len() == 10 && word(1).len() == 1);
    }
    if cma > jma { Format::Cma } else { Format::Jma }
}

fn is_atcf(line: &str) -> bool {
    let cells = cells(line);
    let text = |at: usize| cells.get(at).map_or("", |cell| cell.text.as_ref());
    let letters = text(0).bytes().all(|byte| byte.is_ascii_alphabetic());
    letters && text(0).len() == 2 && text(2).len() == 10 && text(4) == "BEST"
}
