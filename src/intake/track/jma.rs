//! Best tracks of JMA (RSMC Tokyo): fixed columns, one header line a storm, 10-minute winds in knots.
//!
//! RSMC Tokyo, "Format of RSMC Best Track Data" (the mark `#` is added to this line of Hato's for show):
//! ```text
//! 66666 1713  023 0019 1713 1 0                 HATO              20171010
//! 17082300 002 5 216 1144  965     075     90050 0050 40180 0120         #
//! time         | lat lon   hPa     kt      50 kt: long short, 30 kt: long short (nautical miles), landfall or passage
//!              grade
//! ```

use super::bounds::{RADIUS_NAUTICAL_MILES, TENTHS_KNOTS};
use super::draft::{Entry, FixCells, StormDraft};
use super::finding::Notes;
use super::headed;
use super::line::{Cell, Row, columns};
use super::storm::{Agency, Grade, WindRadius};
use crate::units::UtcMinute;

/// Storms in the order of the file.
pub fn read(text: &str, notes: &mut Notes) -> Vec<StormDraft> {
    headed::read(text, notes, header, data)
}

fn header(line: u32, text: &str) -> StormDraft {
    let number = columns(text, 7..=10).text;
    let id = if number.is_empty() {
        // Depressions have no international number, but one of the agency.
        format!("{}{}", Agency::Jma.word(), columns(text, 17..=20).text)
    } else {
        number.into_owned()
    };
    StormDraft {
        id,
        name: columns(text, 31..=50).text.into_owned(),
        agency: Agency::Jma.word().to_owned(),
        averaging: Agency::Jma.averaging(),
        line,
        announced: columns(text, 13..=15).text.parse().ok(),
        why_empty: None,
        entries: Vec::new(),
    }
}

fn data(row: &mut Row<'_>, text: &str) -> Option<Entry> {
    let time = row.time(&columns(text, 1..=8), "17082300", UtcMinute::parse_digits);
    let cells = FixCells {
        time: columns(text, 1..=8),
        lat: columns(text, 16..=18),
        lon: columns(text, 20..=23),
        pressure: columns(text, 25..=28),
        wind: columns(text, 34..=36),
    };
    let radius_50_kt = radius(row, [columns(text, 43..=46), columns(text, 48..=51)]);
    let radius_30_kt = radius(row, [columns(text, 54..=57), columns(text, 59..=62)]);
    let mut entry = row.entry(time, &cells, &TENTHS_KNOTS)?;
    let grade = grade(&columns(text, 14..=14).text);
    entry.wind_is_due = matches!(
        grade,
        Some(Grade::TropicalStorm | Grade::SevereTropicalStorm | Grade::Typhoon)
    );
    entry.fix.grade = grade;
    entry.fix.radius_50_kt = radius_50_kt;
    entry.fix.radius_30_kt = radius_30_kt;
    entry.fix.landfall = columns(text, 72..=72).text == "#";
    Some(entry)
}

fn radius(row: &mut Row<'_>, [longest, shortest]: [Cell<'_>; 2]) -> Option<WindRadius> {
    let longest_km = row.number(&longest, &RADIUS_NAUTICAL_MILES);
    let shortest_km = row.number(&shortest, &RADIUS_NAUTICAL_MILES);
    Some(WindRadius {
        longest_km: longest_km??,
        // On its weak side a storm may have no such winds.
        shortest_km: shortest_km?.unwrap_or(0.0),
    })
}

fn grade(text: &str) -> Option<Grade> {
    Some(match text {
        "2" => Grade::Depression,
        "3" => Grade::TropicalStorm,
        "4" => Grade::SevereTropicalStorm,
        "5" => Grade::Typhoon,
        "6" => Grade::Extratropical,
        "" => return None,
        _ => Grade::Other,
    })
}
