//! What the tags of a way say about driving on it.

use super::extract::Tags;
use crate::scenario::choices::Mode;

/// Kilometres in a statute mile.
const KM_PER_MILE: f64 = 1.609_344;

/// In which direction a way is travelled, along the order of its nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Both ways.
    Both,
    /// From the first node to the last.
    Forward,
    /// From the last node to the first.
    Backward,
}

/// What a link is; two pieces of road are one link only where all of this is equal.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each stands for a column of the link table"
)]
pub struct Attributes {
    /// Value of the tag `highway` (or `waterway`).
    pub class: String,
    /// By what it is travelled.
    pub mode: Mode,
    /// Whether it is travelled one way only, in the order of its nodes.
    pub directed: bool,
    /// Speed limit in km/h.
    pub free_speed: Option<f64>,
    /// Lanes in one direction.
    pub lanes: Option<f64>,
    /// Name for people.
    pub name: Option<String>,
    /// Whether it is a bridge.
    pub bridge: bool,
    /// Whether it is a tunnel.
    pub tunnel: bool,
    /// Whether it is a ford.
    pub ford: bool,
}

impl Attributes {
    /// Reads the tags of a way.
    pub fn read(class: &str, mode: Mode, tags: &Tags) -> Self {
        let directed = mode == Mode::Road && direction(tags) != Direction::Both;
        let lanes = tags.get("lanes").and_then(|text| text.parse::<f64>().ok());
        let share = if directed { 1.0 } else { 2.0 };
        Self {
            class: class.to_owned(),
            mode,
            directed,
            free_speed: tags.get("maxspeed").and_then(max_speed_km_h),
            lanes: lanes
                .map(|lanes| lanes / share)
                .filter(|lanes| (0.5..=20.0).contains(lanes)),
            name: tags.name().map(str::to_owned),
            bridge: tags.has("bridge"),
            tunnel: tags.has("tunnel"),
            ford: tags.has("ford"),
        }
    }
    /// Whether it fails in its own way, and so must stay a link of its own.
    pub fn is_structure(&self) -> bool {
        self.bridge || self.tunnel || self.ford
    }
}

/// The direction that the tags state or imply.
pub fn direction(tags: &Tags) -> Direction {
    match tags.get("oneway") {
        Some("yes" | "true" | "1") => Direction::Forward,
        Some("-1" | "reverse") => Direction::Backward,
        Some("no" | "false" | "0") => Direction::Both,
        _ if tags.is("junction", &["roundabout", "circular"]) => Direction::Forward,
        _ if tags.is("highway", &["motorway"]) => Direction::Forward,
        _ => Direction::Both,
    }
}

/// Whether motor vehicles are kept out: the most particular tag counts.
pub fn is_closed(tags: &Tags) -> bool {
    let told = ["motor_vehicle", "vehicle", "access"]
        .into_iter()
        .find_map(|key| tags.get(key));
    matches!(told, Some("no" | "private"))
}

/// A speed limit in km/h: a number, alone or with `km/h`, `kmh` or `mph`.
pub fn max_speed_km_h(text: &str) -> Option<f64> {
    let digits = text
        .trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '/' || letter == ' ');
    let number: f64 = digits.parse().ok()?;
    let factor = match text[digits.len()..].trim() {
        "" | "km/h" | "kmh" | "kph" => 1.0,
        "mph" => KM_PER_MILE,
        _ => return None,
    };
    Some(number * factor).filter(|speed| (1.0..=200.0).contains(speed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(pairs: &[(&'static str, &'static str)]) -> Tags {
        Tags::keep(pairs.iter().copied())
    }

    #[test]
    fn directions_are_stated_or_implied() {
        let of = |pairs: &[(&'static str, &'static str)]| direction(&tags(pairs));
        assert_eq!(of(&[("oneway", "yes")]), Direction::Forward);
        assert_eq!(of(&[("oneway", "-1")]), Direction::Backward);
        assert_eq!(of(&[("junction", "roundabout")]), Direction::Forward);
        assert_eq!(of(&[("highway", "motorway")]), Direction::Forward);
        assert_eq!(
            of(&[("highway", "motorway"), ("oneway", "no")]),
            Direction::Both
        );
        assert_eq!(of(&[("highway", "primary")]), Direction::Both);
    }

    #[test]
    fn speed_limits_are_read_in_both_units_and_words_are_not_numbers() {
        assert_eq!(max_speed_km_h("60"), Some(60.0));
        assert_eq!(max_speed_km_h("60 km/h"), Some(60.0));
        assert_eq!(max_speed_km_h("50 mph"), Some(50.0 * KM_PER_MILE));
        for text in [
            "", "none", "CN:urban", "60;80", "10 knots", "-5", "inf", "NaN", "六十",
        ] {
            assert_eq!(max_speed_km_h(text), None, "{text}");
        }
    }

    #[test]
    fn the_most_particular_access_tag_counts() {
        assert!(is_closed(&tags(&[("access", "private")])));
        assert!(!is_closed(&tags(&[
            ("access", "private"),
            ("motor_vehicle", "yes")
        ])));
        assert!(is_closed(&tags(&[("motor_vehicle", "no")])));
        assert!(!is_closed(&tags(&[("access", "destination")])));
    }

    #[test]
    fn lanes_are_counted_in_one_direction() {
        let both = Attributes::read("primary", Mode::Road, &tags(&[("lanes", "4")]));
        let one = Attributes::read(
            "primary",
            Mode::Road,
            &tags(&[("lanes", "4"), ("oneway", "yes")]),
        );
        assert_eq!((both.lanes, one.lanes), (Some(2.0), Some(4.0)));
    }
}
