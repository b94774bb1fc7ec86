//! Published values of single functions of the engine, a table and its functions for each part of it.

mod damage;
mod engine;
mod fire_behaviour;
mod fire_spread;
mod flood;
mod typhoon;

use super::check::{Check, Note, Part, Subject};
/// The value of a function named in a table.
type Call = fn(&str, &[f64]) -> Option<Vec<f64>>;

/// Tables, one call a row, `id,function,arguments,expected,tolerance,source`, and what answers their functions.
const TABLES: [(&str, Call); 6] = [
    (include_str!("engine.csv"), engine::call),
    (include_str!("flood.csv"), flood::call),
    (include_str!("damage.csv"), damage::call),
    (include_str!("fire_behaviour.csv"), fire_behaviour::call),
    (include_str!("fire_spread.csv"), fire_spread::call),
    (include_str!("typhoon.csv"), typhoon::call),
];

/// Checks every row.
pub fn checks() -> Vec<Check> {
    let rows = |table: &str| -> Vec<csv::StringRecord> {
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        reader.records().flatten().collect()
    };
    let checked = |&(table, call): &(&str, Call)| {
        let rows = rows(table).into_iter();
        rows.filter_map(move |row| check(&row, call))
    };
    TABLES.iter().flat_map(checked).collect()
}

fn check(row: &csv::StringRecord, call: Call) -> Option<Check> {
    let cell = |at: usize| row.get(at).unwrap_or("");
    let (function, arguments) = (cell(1), cell(2));
    let subject = Subject {
        id: cell(0).to_owned(),
        what: format!("{function}({arguments})"),
        figure: function.to_owned(),
        source: cell(5).to_owned(),
    };
    if function == "not_yet" {
        let part = Part::named(arguments)?;
        return Some(
            Subject {
                what: String::new(),
                figure: String::new(),
                ..subject
            }
            .skipped("", Note::NotYet(part)),
        );
    }
    let radix = if function.starts_with("philox") {
        16
    } else {
        10
    };
    let got = call(function, &numbers(arguments, radix)?)?;
    let tolerance = cell(4).parse().ok()?;
    Some(subject.computed(&numbers(cell(3), radix)?, &got, tolerance))
}

fn numbers(text: &str, radix: u32) -> Option<Vec<f64>> {
    let number = |word: &str| match radix {
        16 => u32::from_str_radix(word, 16).ok().map(f64::from),
        _ => word.parse().ok(),
    };
    text.split_whitespace().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        let rows: usize = TABLES
            .iter()
            .map(|(table, _)| table.lines().count() - 1)
            .sum();
        assert_eq!(checks().len(), rows);
    }
}
