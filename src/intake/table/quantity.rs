//! Numbers as people write them in ledgers: `1,234`, `约300`, `1.2万`, `500人`, `1小时30分`, `112°41′30″`.

use super::vocabulary::{half_width, vocabulary};

/// A number read from a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// In the unit of the field.
    pub value: f64,
    /// Whether the cell says that it is approximate.
    pub about: bool,
    /// A unit that was read over, since the field counts in any unit.
    pub unit: Option<String>,
}

/// What a field measures, by its name; `any` where the unit is the reader's business.
pub fn measure(field: &str) -> &'static str {
    const BY_END: [(&str, &str); 6] = [
        ("_persons", "persons"),
        ("_t_per_h", "t_per_h"),
        ("_share", "share"),
        ("_min", "min"),
        ("_m2", "m2"),
        ("_m", "m"),
    ];
    match field {
        "x_coord" | "y_coord" => "degrees",
        "vehicles" | "docks" => "count",
        _ => BY_END
            .iter()
            .find(|(end, _)| field.ends_with(end))
            .map_or("any", |(_, measure)| measure),
    }
}

/// How many of the field's own unit this unit is, with a scale before it (`万人`) or without.
pub fn multiplier(measure: &str, unit: &str) -> Option<f64> {
    if unit.is_empty() {
        return Some(1.0);
    }
    let of = |measure: &str, unit: &str| {
        let mut units = vocabulary().units.iter();
        let found = units.find(|known| known.measure == measure && known.name == unit);
        found.map(|known| known.multiplier)
    };
    let scaled = || {
        let (scale, rest) = unit.split_at(unit.chars().next()?.len_utf8());
        let scale = of("scale", scale)?;
        let rest = if rest.is_empty() {
            1.0
        } else {
            of(measure, rest)?
        };
        Some(scale * rest)
    };
    of(measure, unit).or_else(scaled)
}

/// Reads a number; `header` multiplies one that has no unit of its own. `None` where the cell is no number.
pub fn read(cell: &str, measure: &str, header: f64) -> Option<Quantity> {
    let half = half_width(cell).to_lowercase();
    let (text, about) = without_about(half.trim());
    let text = if measure == "degrees" {
        text.trim_start_matches(['e', 'n', '东', '西', '北', '南', '经', '纬'])
            .trim_end_matches(['e', 'n'])
    } else {
        text
    };
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (number, after) = leading_number(rest)?;
        let unit: String = after
            .chars()
            .take_while(|character| !character.is_ascii_digit() || !parts_may_follow(measure))
            .collect();
        rest = after[unit.len()..].trim_start();
        parts.push((number, unit.trim().to_owned()));
    }
    match parts.as_slice() {
        [] => None,
        [(number, unit)] if unit.is_empty() => Some(found(number * header, about, None)),
        [(number, unit)] => {
            let (unit, about_after) = without_about_after(unit);
            let known = multiplier(measure, unit);
            let scale = match known {
                _ if unit.is_empty() => header,
                Some(known) => known,
                None if measure == "any" => split_scale(unit).0 * header,
                None => return None,
            };
            let kept =
                (measure == "any" && known.is_none()).then(|| split_scale(unit).1.to_owned());
            Some(found(number * scale, about || about_after, kept))
        }
        parts => {
            let terms = parts.iter().map(|(number, unit)| {
                let scale = multiplier(measure, unit).filter(|_| !unit.is_empty());
                scale.map(|scale| number * scale)
            });
            Some(found(terms.sum::<Option<f64>>()?, about, None))
        }
    }
}

/// Hours with minutes and degrees with minutes are written as several numbers.
fn parts_may_follow(measure: &str) -> bool {
    matches!(measure, "min" | "degrees")
}

/// Rounds to twelve digits, so that 1.15 万 is 11500 and not a hair beside it.
fn found(value: f64, about: bool, unit: Option<String>) -> Quantity {
    let rounded = format!("{value:.12e}").parse().unwrap_or(value);
    Quantity {
        value: rounded,
        about,
        unit: unit.filter(|unit| !unit.is_empty()),
    }
}

fn split_scale(unit: &str) -> (f64, &str) {
    let scales = vocabulary()
        .units
        .iter()
        .filter(|known| known.measure == "scale");
    for scale in scales {
        if let Some(rest) = unit.strip_prefix(&scale.name) {
            return (scale.multiplier, rest);
        }
    }
    (1.0, unit)
}

fn without_about(text: &str) -> (&str, bool) {
    let mut words = vocabulary().words("about");
    let after = words.find_map(|word| text.strip_prefix(&word.written));
    after.map_or((text, false), |after| (after.trim_start(), true))
}

/// `300余人`, `300人左右`: the word stands before or after the unit.
fn without_about_after(unit: &str) -> (&str, bool) {
    for word in vocabulary().words("about_after") {
        let bare = unit
            .strip_suffix(&word.written)
            .or_else(|| unit.strip_prefix(&word.written));
        if let Some(bare) = bare {
            return (bare.trim(), true);
        }
    }
    (unit, false)
}

/// The number that begins the text, thousands separators taken out, and what follows it.
fn leading_number(text: &str) -> Option<(f64, &str)> {
    let end = text
        .char_indices()
        .find(|&(at, character)| {
            let sign = at == 0 && matches!(character, '-' | '+');
            !(character.is_ascii_digit() || matches!(character, '.' | ',') || sign)
        })
        .map_or(text.len(), |(at, _)| at);
    let (mut number, mut rest) = (text[..end].to_owned(), &text[end..]);
    if let Some(exponent) = exponent(rest) {
        number.push_str(&rest[..exponent]);
        rest = &rest[exponent..];
    }
    if !groups_of_three(&number) || !number.contains(|character: char| character.is_ascii_digit()) {
        return None;
    }
    let value: f64 = number.replace(',', "").parse().ok()?;
    value.is_finite().then_some((value, rest))
}

/// How long the exponent is that begins the text: `e-5`.
fn exponent(text: &str) -> Option<usize> {
    let after = text.strip_prefix('e')?;
    let digits = after.strip_prefix(['-', '+']).unwrap_or(after);
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    (count > 0).then(|| text.len() - digits.len() + count)
}

/// Commas separate thousands; one anywhere else leaves open what is meant.
fn groups_of_three(number: &str) -> bool {
    let whole = number
        .split('.')
        .next()
        .unwrap_or("")
        .trim_start_matches(['-', '+']);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("").len();
    let fraction = number.split_once('.').map_or("", |(_, fraction)| fraction);
    !fraction.contains(',')
        && groups.clone().all(|group| group.len() == 3)
        && (groups.next().is_none() || (1..=3).contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (cell, measure, value) in [
            ("500", "persons", 500.0),
            ("500人", "persons", 500.0),
            ("1,234", "persons", 1234.0),
            ("12,345,678", "persons", 12_345_678.0),
            ("１２３", "persons", 123.0),
            ("约300", "persons", 300.0),
            ("约 300余人", "persons", 300.0),
            ("1.2万", "persons", 12_000.0),
            ("1.15万人", "persons", 11_500.0),
            ("30分钟", "min", 30.0),
            ("1小时30分", "min", 90.0),
            ("1.5h", "min", 90.0),
            ("2 小时", "min", 120.0),
            ("15%", "share", 0.15),
            ("3亩", "m2", 2000.0),
            ("112°30′", "degrees", 112.5),
            ("东经112°30′36″", "degrees", 112.51),
            ("E112.5", "degrees", 112.5),
            ("112.5°E", "degrees", 112.5),
            ("2000箱", "any", 2000.0),
            ("3万瓶", "any", 30_000.0),
            ("1e3", "any", 1000.0),
            ("-4.5", "m", -4.5),
        ] {
            let read = read(cell, measure, 1.0).map(|quantity| quantity.value);
            let close = read.is_some_and(|read| (read - value).abs() < 1e-9 * value.abs());
            assert!(close, "{cell}: {read:?} should be {value}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_made_one() {
        for (cell, measure) in [
            ("", "persons"),
            ("不详", "persons"),
            ("1,2", "persons"),
            ("12,34,567", "persons"),
            ("1.2.3", "persons"),
            ("300户", "persons"),
            ("30-40分钟", "min"),
            ("#REF!", "any"),
            ("-", "any"),
            ("1e999", "any"),
        ] {
            assert_eq!(read(cell, measure, 1.0), None, "{cell}");
        }
    }

    #[test]
    fn a_unit_in_the_cell_goes_before_that_of_the_header() {
        let value = |cell| read(cell, "min", 60.0).map(|quantity| quantity.value);
        assert_eq!(value("2"), Some(120.0));
        assert_eq!(value("30分钟"), Some(30.0));
    }

    proptest! {
        #[test]
        fn plain_numbers_stay_what_they_are(value in -1_000_000_000i64..1_000_000_000) {
            let read = read(&value.to_string(), "any", 1.0).expect("a number");
            prop_assert!((read.value - value as f64).abs() < 1e-9);
        }

        #[test]
        fn no_text_brings_it_down(cell in ".{0,40}", scale in 0.001..1000.0f64) {
            for measure in ["any", "min", "degrees", "persons", "share"] {
                let _ = read(&cell, measure, scale);
            }
        }
    }
}
