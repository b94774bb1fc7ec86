//! The words of Chinese ledgers, as data: names of columns, units, and words in cells.

use std::sync::LazyLock;

const ALIASES: &str = include_str!("aliases.csv");
const UNITS: &str = include_str!("units.csv");
const WORDS: &str = include_str!("words.csv");

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary {
    aliases: rows(ALIASES)
        .map(|[table, column, alias, multiplier, _]| Alias {
            table,
            column,
            name: folded(&alias),
            multiplier: multiplier.parse().ok(),
        })
        .collect(),
    units: rows(UNITS)
        .map(|[measure, unit, multiplier]| Unit {
            measure,
            name: unit,
            multiplier: multiplier.parse().unwrap_or(1.0),
        })
        .collect(),
    words: rows(WORDS)
        .map(|[list, alias, word]| Word {
            list,
            written: folded(&alias),
            means: word,
        })
        .collect(),
});

/// A name under which a column is known.
pub struct Alias {
    /// Table it holds for; `*` = all.
    pub table: String,
    /// Field it means.
    pub column: String,
    /// The name, folded.
    pub name: String,
    /// What numbers are multiplied with, where the name holds a unit.
    pub multiplier: Option<f64>,
}

/// A unit of a measure.
pub struct Unit {
    /// `persons`, `min`, `m2`, …; `scale` = goes with every measure.
    pub measure: String,
    /// The unit as written.
    pub name: String,
    /// How many of the field's own unit it is.
    pub multiplier: f64,
}

/// A word and what it means.
pub struct Word {
    /// Which words: `level`, `total`, `private`, …
    pub list: String,
    /// The word, folded.
    pub written: String,
    /// The word of the scenario's tables.
    pub means: String,
}

/// All words that are known.
pub struct Vocabulary {
    /// Names of columns; of two that fit the earlier counts.
    pub aliases: Vec<Alias>,
    /// Units.
    pub units: Vec<Unit>,
    words: Vec<Word>,
}

impl Vocabulary {
    /// The words of one list.
    pub fn words(&self, list: &str) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(move |word| word.list == list)
    }
}

/// The vocabulary of this program.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

/// Rows of an embedded table; a test holds that none is malformed.
fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [String; N]> {
    let records = csv::Reader::from_reader(text.as_bytes()).into_records();
    records.filter_map(|record| {
        let cells: Vec<String> = record.ok()?.iter().map(str::to_owned).collect();
        <[String; N]>::try_from(cells).ok()
    })
}

/// Full-width characters as their half-width twins.
pub fn half_width(text: &str) -> String {
    let half = |character: char| match character {
        '\u{3000}' | '\u{a0}' => ' ',
        '。' => '.',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        _ => character,
    };
    text.chars().map(half).collect()
}

/// A name with what does not tell names apart taken away: width, case, blanks and marks.
pub fn folded(text: &str) -> String {
    let half = half_width(text).to_lowercase();
    let told =
        |character: &char| !character.is_whitespace() && !matches!(character, '*' | '\u{feff}');
    half.chars().filter(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::table::LedgerTable;

    #[test]
    fn every_row_of_the_embedded_tables_is_read() {
        let lines = |text: &str| text.lines().count() - 1;
        assert_eq!(vocabulary().aliases.len(), lines(ALIASES));
        assert_eq!(vocabulary().units.len(), lines(UNITS));
        assert_eq!(vocabulary().words.len(), lines(WORDS));
    }

    #[test]
    fn every_alias_means_a_field_of_its_table() {
        for alias in &vocabulary().aliases {
            let mut tables = LedgerTable::ALL
                .iter()
                .filter(|table| alias.table == "*" || alias.table == table.name());
            assert!(
                tables.any(|table| table.spec().field(&alias.column).is_some()),
                "{} {}",
                alias.table,
                alias.name
            );
        }
    }
}
