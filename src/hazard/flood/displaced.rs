//! Who is driven out by water: the share of people displaced by class of depth.
//!
//! The shares were estimated from floods of Jakarta. They lie far below what is moved by order before a flood in China;
//! evacuation by order is planned for, not computed here.

use super::error::{FloodError, not_negative, within};

/// The schemes that come with the engine: `scheme,above_depth_m,displaced_share,source`.
const DISPLACED_CLASSES: &str = include_str!("displaced_classes.csv");

/// A class of depth: what holds above `above_depth_m` and up to the next class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DisplacedClass {
    /// The class begins above this depth, in m.
    pub above_depth_m: f64,
    /// Share of the people there who leave their homes.
    pub displaced_share: f64,
}

/// Classes of depth, from shallow to deep. Below the first nobody is displaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisplacedClasses(Vec<DisplacedClass>);

impl DisplacedClasses {
    /// Classes in any order.
    ///
    /// # Errors
    /// Where a depth is negative or a share is outside 0..1.
    pub fn new(mut classes: Vec<DisplacedClass>) -> Result<Self, FloodError> {
        for class in &classes {
            not_negative("depth of a displaced class (m)", class.above_depth_m)?;
            within("displaced share", class.displaced_share, (0.0, 1.0))?;
        }
        classes.sort_by(|a, b| a.above_depth_m.total_cmp(&b.above_depth_m));
        Ok(Self(classes))
    }

    /// A scheme of the engine's table: `inasafe` (wet or dry), `petabencana` (three classes).
    pub fn named(scheme: &str) -> Option<Self> {
        let classes: Vec<_> = rows()
            .filter(|row| row.scheme == scheme)
            .map(|row| DisplacedClass {
                above_depth_m: row.above_depth_m,
                displaced_share: row.displaced_share,
            })
            .collect();
        let classes = Self::new(classes).ok()?;
        (!classes.0.is_empty()).then_some(classes)
    }

    /// Share of the people displaced where the water stands `depth_m` deep.
    pub fn share(&self, depth_m: f64) -> f64 {
        let begun = self
            .0
            .partition_point(|class| class.above_depth_m < depth_m);
        let class = begun.checked_sub(1).and_then(|at| self.0.get(at));
        class.map_or(0.0, |class| class.displaced_share)
    }
}

#[derive(serde::Deserialize)]
struct Row {
    scheme: String,
    above_depth_m: f64,
    displaced_share: f64,
}

fn rows() -> impl Iterator<Item = Row> {
    csv::Reader::from_reader(DISPLACED_CLASSES.as_bytes())
        .into_deserialize()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(rows().count(), DISPLACED_CLASSES.lines().count() - 1);
    }

    #[test]
    fn a_class_begins_above_its_depth() {
        let classes = DisplacedClasses::named("petabencana").unwrap();
        for (depth_m, share) in [
            (-1.0, 0.0),
            (0.0, 0.0),
            (0.1, 0.0),
            (0.101, 0.01),
            (0.7, 0.01),
            (0.71, 0.03),
            (1.5, 0.03),
            (1.51, 0.05),
            (99.0, 0.05),
        ] {
            assert!((classes.share(depth_m) - share).abs() < 1e-15, "{depth_m}");
        }
    }

    #[test]
    fn order_does_not_matter_and_unknown_schemes_are_none() {
        let class = |above_depth_m, displaced_share| DisplacedClass {
            above_depth_m,
            displaced_share,
        };
        let classes = DisplacedClasses::new(vec![class(1.0, 0.5), class(0.2, 0.1)]).unwrap();
        assert!((classes.share(0.5) - 0.1).abs() < 1e-15);
        assert!(DisplacedClasses::new(vec![class(1.0, 1.5)]).is_err());
        assert!(DisplacedClasses::named("nobody").is_none());
        assert!(DisplacedClasses::default().share(3.0) <= 0.0);
    }
}
