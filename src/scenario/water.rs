//! How rare the water of rivers is, and what floods do to bridges.

use super::choices::Mapped;
use super::spec::{Id, table};
use super::tables::{LinkRow, PlaceRow, SiteRow};
use crate::random::Dist;

table! {
    /// How high a reach rises in floods of so many years; two rows a reach at least.
    ReturnLevelRow in "hazards/return_levels.csv" {
        /// The reach.
        reach_id: Id;
        /// Return period of the flood, in years.
        return_period_y: f64 [1.01, 1_000_000.0];
        /// Peak rise of the river in it, in metres above its level before the event.
        rise_m: f64 [0.001, 200.0];
    }
}
table! {
    /// Depths on flood maps, one row a thing and map; `reliefsim import depth` writes it. They stand for the heights of the
    /// thing, whose reach must have return levels.
    DepthRow in "hazards/depths.csv" {
        /// What it is.
        entity: Mapped;
        /// Its identifier in `network/link.csv`, `places.csv` or `sites.csv`.
        entity_id: Id;
        /// Return period of the flood that the map shows, in years.
        return_period_y: f64 [1.01, 1_000_000.0];
        /// Depth there, in metres: on a link the deepest, at a place at its lowest houses (`reliefsim import depth` reads them at
        /// the point of the place), at a site above its floor.
        depth_m: f64 [0.0, 100.0];
    }
}
table! {
    /// What floods do to bridges over reaches with return levels; without this section they do nothing to them.
    FloodDamageSettings in "[hazards.flood_damage]" {
        /// Probability that scour fells a bridge in a flood of a hundred years. As given, with `scour_beta`, one bridge in
        /// 10,000 falls a year (assumed, of the order of American records) and 23 of 35 fall in floods of less than a hundred
        /// years (Flint et al. 2017). Village bridges are weaker.
        scour_100_y_probability: f64 [0.000_000_001, 0.999] = "0.0011";
        /// Standard deviation of the logarithm of the return period in which bridges fall, from bridge to bridge.
        scour_beta: f64 [0.01, 10.0] = "4.14";
        /// How long a bridge that has lost its footing stays closed, in hours (assumed).
        scour_closed_h: Dist [0.0, 100_000.0] = "lognormal(168, 1440)";
    }
}

/// Everything that a flood map can speak of, in the order of the tables: its kind and identifier, and the reach it names.
pub fn mappable<'a>(
    links: &'a [LinkRow],
    places: &'a [PlaceRow],
    sites: &'a [SiteRow],
) -> impl Iterator<Item = ((Mapped, &'a str), Option<&'a Id>)> {
    let links = links.iter();
    let links = links.map(|row| (Mapped::Link, &row.link_id, &row.flood_ref));
    let places = places.iter();
    let places = places.map(|row| (Mapped::Place, &row.place_id, &row.flood_ref));
    let sites = sites.iter();
    let sites = sites.map(|row| (Mapped::Site, &row.site_id, &row.flood_ref));
    let all = links.chain(places).chain(sites);
    all.map(|(kind, id, reach)| ((kind, id.0.as_str()), reach.as_ref()))
}
