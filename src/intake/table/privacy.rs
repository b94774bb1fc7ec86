//! People's telephone and identity numbers, which no simulation needs and no file of ours should hold.

/// Digits of a mobile number and of an identity number.
const MOBILE_DIGITS: usize = 11;
const IDENTITY_DIGITS: usize = 18;

/// Whether the cell is such a number, and nothing else.
pub fn is_private(cell: &str) -> bool {
    let plain: String = cell
        .chars()
        .filter(|character| !matches!(character, ' ' | '-'))
        .collect();
    is_mobile(&plain) || is_identity(&plain)
}

/// The text with such numbers within it replaced.
pub fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut run = String::new();
    for character in text.chars().chain(['\0']) {
        if character.is_ascii_digit() || (character.eq_ignore_ascii_case(&'x') && !run.is_empty()) {
            run.push(character);
            continue;
        }
        masked.push_str(if is_private(&run) { "***" } else { &run });
        run.clear();
        if character != '\0' {
            masked.push(character);
        }
    }
    masked
}

/// Mainland mobile numbers: 1, then 3 to 9, then nine digits.
fn is_mobile(text: &str) -> bool {
    let digits = text.strip_prefix("+86").unwrap_or(text).as_bytes();
    digits.len() == MOBILE_DIGITS
        && digits[0] == b'1'
        && (b'3'..=b'9').contains(&digits[1])
        && digits.iter().all(u8::is_ascii_digit)
}

/// Identity numbers (GB 11643): division, date of birth, order, check character.
fn is_identity(text: &str) -> bool {
    let digits = text.as_bytes();
    if digits.len() != IDENTITY_DIGITS || !digits[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = |from: usize, to: usize| text[from..to].parse::<u32>().unwrap_or(0);
    (digits[17].is_ascii_digit() || digits[17].eq_ignore_ascii_case(&b'x'))
        && (1900..2100).contains(&number(6, 10))
        && (1..=12).contains(&number(10, 12))
        && (1..=31).contains(&number(12, 14))
}
