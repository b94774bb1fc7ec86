//! Classes of highways: which of them a lorry drives, and how fast. A table, so that people can see and question it.

/// The table, with the reason for each speed.
const TABLE: &str = include_str!("classes.csv");

/// A class of roads (or of waterways, which are travelled by boat).
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub struct RoadClass {
    /// Value of the tag `highway` (or `waterway`).
    pub highway: String,
    /// Whether lorries drive on it.
    pub drivable: bool,
    /// Speed of a laden relief lorry on a dry day, in km/h.
    pub relief_speed_km_h: f64,
    /// Name for people.
    pub name: String,
    /// Where the speed comes from, or why the class is left out.
    pub source: String,
}

/// All classes known, in the order of the table.
#[derive(Clone, Debug)]
pub struct RoadClasses(Vec<RoadClass>);

impl RoadClasses {
    /// The table that the program brings.
    pub fn built_in() -> Self {
        let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
        // A test reads every line, so none is lost here.
        Self(reader.deserialize().filter_map(Result::ok).collect())
    }
    /// The class of this name.
    pub fn get(&self, highway: &str) -> Option<&RoadClass> {
        self.0.iter().find(|class| class.highway == highway)
    }
    /// All classes, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &RoadClass> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_of_the_table_is_read_and_names_its_reason() {
        let classes = RoadClasses::built_in();
        assert_eq!(classes.0.len(), TABLE.trim().lines().count() - 1);
        let names: BTreeSet<&str> = classes.iter().map(|class| class.highway.as_str()).collect();
        assert_eq!(names.len(), classes.0.len());
        for class in classes.iter() {
            assert!(
                (1.0..=130.0).contains(&class.relief_speed_km_h),
                "{class:?}"
            );
            assert!(!class.source.is_empty() && !class.name.is_empty());
        }
    }

    #[test]
    fn links_are_slower_than_the_roads_they_join() {
        let classes = RoadClasses::built_in();
        for class in classes.iter() {
            let joined = class.highway.strip_suffix("_link");
            if let Some(main) = joined.and_then(|name| classes.get(name)) {
                assert!(
                    class.relief_speed_km_h < main.relief_speed_km_h,
                    "{class:?}"
                );
            }
        }
    }
}
