//! How numbers are written: a fixed number of decimals in files, few digits on pages. The same bytes on every machine.

/// A probability or share in a file: six decimals, empty where there is none.
pub fn share(value: Option<f64>) -> String {
    fixed(value, 6)
}

/// Hours in a file: four decimals (a third of a second), empty where it was not reached.
pub fn hours(value: Option<f64>) -> String {
    fixed(value, 4)
}

/// Units of goods or people in a file: three decimals.
pub fn amount(value: f64) -> String {
    fixed(Some(value), 3)
}

/// The value with this many decimals; empty where there is none or it is not finite. Never `-0`.
pub fn fixed(value: Option<f64>, decimals: usize) -> String {
    let Some(value) = value.filter(|value| value.is_finite()) else {
        return String::new();
    };
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(digits) if digits.bytes().all(|byte| matches!(byte, b'0' | b'.')) => digits.to_owned(),
        _ => text,
    }
}

/// A probability for people: whole per cent, with a decimal where whole ones would claim certainty.
pub fn percent(value: f64) -> String {
    let whole = libm::round(value * 100.0);
    let certain = (whole <= 0.0 && value > 0.0) || (whole >= 100.0 && value < 1.0);
    if !certain {
        return format!("{} %", fixed(Some(whole), 0));
    }
    let tenths = value * 100.0;
    if tenths < 0.05 {
        "< 0.1 %".to_owned()
    } else if tenths >= 99.95 {
        "> 99.9 %".to_owned()
    } else {
        format!("{} %", fixed(Some(tenths), 1))
    }
}

/// Of a hundred, so many: whole, but neither none nor all where that is not certain.
pub fn of_a_hundred(share: f64) -> String {
    percent(share).trim_end_matches(" %").to_owned()
}

/// An interval of probabilities for people, one decimal: `81.4–84.9 %`. An end that is not certain is not rounded to certainty.
pub fn interval(low: f64, high: f64) -> String {
    let end = |value: f64| {
        let tenths = libm::round(value * 1000.0);
        let honest = match tenths {
            t if t <= 0.0 && value > 0.0 => 1.0,
            t if t >= 1000.0 && value < 1.0 => 999.0,
            t => t,
        };
        fixed(Some(honest / 10.0), 1)
    };
    format!("{}–{} %", end(low), end(high))
}

/// A limit or other given number, as short as it reads back.
pub fn shortest(value: f64) -> String {
    format!("{}", value + 0.0)
}

/// A count with commas: `12,345`.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A quantity for people: whole with commas from ten up, one decimal below.
pub fn quantity(value: f64) -> String {
    if value >= 10.0 {
        grouped(libm::round(value) as u64)
    } else {
        fixed(Some(value), 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_fixed_decimals_and_empty_cells() {
        assert_eq!(share(Some(0.5)), "0.500000");
        assert_eq!(hours(Some(-1e-9)), "0.0000");
        assert_eq!(hours(None), "");
        assert_eq!(share(Some(f64::NAN)), "");
        assert_eq!(amount(-2.0), "-2.000");
    }

    #[test]
    fn people_are_never_told_certainty_that_is_not_there() {
        assert_eq!(percent(1.0), "100 %");
        assert_eq!(percent(0.0), "0 %");
        assert_eq!(percent(0.997), "99.7 %");
        assert_eq!(percent(0.9999), "> 99.9 %");
        assert_eq!(percent(0.0001), "< 0.1 %");
        assert_eq!(percent(0.834), "83 %");
    }

    #[test]
    fn counts_are_grouped_by_thousands() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
