//! Lines in well-known text, as GMNS tables hold them.

use crate::intake::geo::Point;

/// The points of `LINESTRING (x y, …)` or of a `MULTILINESTRING` whose parts follow one another.
///
/// `None` where the text is neither, or the parts do not meet.
pub fn parse(text: &str) -> Option<Vec<Point>> {
    let open = text.find('(')?;
    let kind = text[..open].trim().to_ascii_uppercase();
    let body = &text[open..];
    match kind.trim_end_matches(['Z', 'M', ' ']) {
        "LINESTRING" => points(body),
        "MULTILINESTRING" => {
            let parts = body.strip_prefix('(')?.trim_end().strip_suffix(')')?;
            let parts = parts.split("),").map(points);
            parts.reduce(|line, part| follow(line?, &part?)).flatten()
        }
        _ => None,
    }
}

fn points(text: &str) -> Option<Vec<Point>> {
    let inside = text.trim().trim_start_matches('(').trim_end_matches(')');
    let line: Option<Vec<Point>> = inside.split(',').map(point).collect();
    line.filter(|line| line.len() >= 2)
}

fn point(text: &str) -> Option<Point> {
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    let (x, y) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    (x.is_finite() && y.is_finite()).then_some((x, y))
}

fn follow(mut line: Vec<Point>, part: &[Point]) -> Option<Vec<Point>> {
    if line.last() != part.first() {
        return None;
    }
    line.extend_from_slice(&part[1..]);
    Some(line)
}
