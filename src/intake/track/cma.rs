//! Best tracks of CMA (Shanghai Typhoon Institute): words between blanks, one header line a storm, 2-minute winds in m/s.
//!
//! Layout as users of the files show it (the agency's own description was not at hand); the figures are made up:
//! ```text
//! 66666 0000   14 0001 8301 0 6 Sarah                20110729
//! 2017082300 4 215 1146  965      42
//! YYYYMMDDHH I LAT LONG PRES WND OWD   (tenths of a degree, hPa, m/s; OWD, the wind near the coast, is not read)
//! ```
//! The header begins like JMA's; the times have ten digits where JMA's have eight.

use super::bounds::TENTHS_METRES;
use super::draft::{Entry, FixCells, StormDraft};
use super::finding::Notes;
use super::headed;
use super::line::{Row, words};
use super::storm::{Agency, Grade};
use crate::text::Code;
use crate::units::UtcMinute;

/// What stands for the international number of a storm that has none.
const NO_NUMBER: &str = "0000";

/// Storms in the order of the file.
pub fn read(text: &str, notes: &mut Notes) -> Vec<StormDraft> {
    headed::read(text, notes, header, data)
}

fn header(line: u32, text: &str) -> StormDraft {
    let words = words(text);
    let word = |at: usize| words.get(at).map_or("", |cell| cell.text.as_ref());
    let id = match (word(1), word(4)) {
        (NO_NUMBER | "", NO_NUMBER | "") => format!("{}{}", Agency::Cma.word(), word(3)),
        (NO_NUMBER | "", number) | (number, _) => number.to_owned(),
    };
    let is_date = |text: &str| text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let name = words.iter().skip(7).map(|cell| cell.text.as_ref());
    let name: Vec<&str> = name.filter(|text| !is_date(text)).collect();
    StormDraft {
        id,
        name: name.join(" "),
        agency: Agency::Cma.word().to_owned(),
        averaging: Agency::Cma.averaging(),
        line,
        announced: word(2).parse().ok(),
        why_empty: None,
        entries: Vec::new(),
    }
}

fn data(row: &mut Row<'_>, text: &str) -> Option<Entry> {
    let words = words(text);
    let word = |at: usize| words.get(at).cloned().unwrap_or_default();
    let four_digit_year = |text: &str| UtcMinute::parse_digits(text).filter(|_| text.len() == 10);
    let time = row.time(&word(0), "2017082300", four_digit_year);
    for (at, field) in [(4, "central_pressure"), (5, "wind")] {
        if words.len() == at {
            row.find(Code::E0856, 0, &[("field", field.to_owned())]);
            return None;
        }
    }
    let cells = FixCells {
        time: word(0),
        lat: word(2),
        lon: word(3),
        pressure: word(4),
        wind: word(5),
    };
    let mut entry = row.entry(time, &cells, &TENTHS_METRES)?;
    entry.fix.grade = grade(&word(1).text);
    Some(entry)
}

fn grade(text: &str) -> Option<Grade> {
    Some(match text {
        "0" | "1" => Grade::Depression,
        "2" => Grade::TropicalStorm,
        "3" => Grade::SevereTropicalStorm,
        "4" => Grade::Typhoon,
        "5" => Grade::SevereTyphoon,
        "6" => Grade::SuperTyphoon,
        "9" => Grade::Extratropical,
        "" => return None,
        _ => Grade::Other,
    })
}
