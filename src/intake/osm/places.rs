//! Settlements, hospitals, fire stations and shelters.

use super::OsmOptions;
use super::extract::{Extract, Tags, Way};
use super::network::note;
use crate::intake::draft::Draft;
use crate::intake::geo::{Point, haversine_m};
use crate::random::Dist;
use crate::scenario::choices::Level;
use crate::scenario::spec::Id;
use crate::scenario::tables::{PlaceRow, SiteRow};
use crate::text::messages::intake as say;

/// Settlements that others belong to, and settlements that belong to them.
const CENTRES: &[&str] = &["city", "town", "suburb", "borough"];
const MEMBERS: &[&str] = &[
    "village",
    "hamlet",
    "isolated_dwelling",
    "quarter",
    "neighbourhood",
];
/// Share of residents with special needs where nobody says otherwise: the default of the table.
const SPECIAL_NEEDS_SHARE: f64 = 0.15;

/// Something that lies at a point.
struct Spot<'a> {
    id: String,
    at: Point,
    tags: &'a Tags,
}

/// Fills the tables of places and sites.
pub fn write(extract: &Extract, options: &OsmOptions, draft: &mut Draft) {
    let spots = spots(extract);
    write_places(&spots, options, draft);
    write_sites(&spots, options, draft);
    note(draft, "osm_relations_left", extract.relations_left, |n| {
        say::osm_relations_left(options.lang, n)
    });
}

/// Tagged nodes, then tagged ways at the middle of their nodes.
fn spots(extract: &Extract) -> Vec<Spot<'_>> {
    let mut spots = Vec::new();
    for (id, tags) in &extract.tagged {
        if let Some(index) = extract.index(*id) {
            spots.push(Spot {
                id: format!("n{id}"),
                at: extract.point(index),
                tags,
            });
        }
    }
    for way in &extract.ways {
        if let Some(at) = middle(extract, way) {
            spots.push(Spot {
                id: format!("w{}", way.id),
                at,
                tags: &way.tags,
            });
        }
    }
    spots
}

/// The mean of the nodes of an outline, each counted once.
fn middle(extract: &Extract, way: &Way) -> Option<Point> {
    let closed = way.refs.len() > 1 && way.refs.first() == way.refs.last();
    let refs = &way.refs[usize::from(closed)..];
    let points: Vec<Point> = refs
        .iter()
        .filter_map(|&id| extract.index(id))
        .map(|at| extract.point(at))
        .collect();
    let count = points.len() as f64;
    let sum = points
        .iter()
        .fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    (!points.is_empty()).then(|| (rounded(sum.0 / count), rounded(sum.1 / count)))
}

fn rounded(degrees: f64) -> f64 {
    libm::round(degrees * 1e7) / 1e7
}

fn write_places(spots: &[Spot], options: &OsmOptions, draft: &mut Draft) {
    let centres: Vec<&Spot> = spots
        .iter()
        .filter(|spot| spot.tags.is("place", CENTRES))
        .collect();
    let (mut nameless, mut uncounted, mut guessed) = (0, 0, 0);
    for spot in spots
        .iter()
        .filter(|spot| spot.tags.is("place", CENTRES) || spot.tags.is("place", MEMBERS))
    {
        let population = spot.tags.get("population").and_then(population);
        let belongs = spot
            .tags
            .is("place", MEMBERS)
            .then(|| nearest(&centres, spot.at))
            .flatten();
        nameless += usize::from(spot.tags.name().is_none());
        uncounted += usize::from(population.is_none());
        guessed += usize::from(belongs.is_some());
        draft.places.push(PlaceRow {
            place_id: Id(spot.id.clone()),
            name: name(spot),
            town: Id(name(belongs.unwrap_or(spot))),
            adcode: None,
            x_coord: spot.at.0,
            y_coord: spot.at.1,
            node_id: None,
            population_persons: population.unwrap_or(0.0),
            built_up_km2: None,
            special_needs_share: SPECIAL_NEEDS_SHARE,
            flood_ref: None,
            hand_low_m: None,
            hand_high_m: None,
        });
    }
    let lang = options.lang;
    let words = kinds(spots);
    note(draft, "osm_places", draft.places.len(), |n| {
        say::osm_places(lang, n, &words)
    });
    note(draft, "osm_places_uncounted", uncounted, |n| {
        say::osm_places_uncounted(lang, n)
    });
    note(draft, "osm_places_nameless", nameless, |n| {
        say::osm_places_nameless(lang, n)
    });
    note(draft, "osm_towns_guessed", guessed, |n| {
        say::osm_towns_guessed(lang, n)
    });
}

/// How many settlements of each kind there are, in words.
fn kinds(spots: &[Spot]) -> String {
    let kinds = CENTRES.iter().chain(MEMBERS);
    let count = |kind: &&str| {
        spots
            .iter()
            .filter(|spot| spot.tags.is("place", &[kind]))
            .count()
    };
    let counts = kinds
        .map(|kind| (kind, count(kind)))
        .filter(|(_, count)| *count > 0);
    let words: Vec<String> = counts
        .map(|(kind, count)| format!("{kind} {count}"))
        .collect();
    words.join(", ")
}

fn name(spot: &Spot) -> String {
    spot.tags
        .name()
        .map_or_else(|| spot.id.clone(), str::to_owned)
}

/// A count of people; commas and blanks between digits are allowed.
fn population(text: &str) -> Option<f64> {
    let digits: String = text
        .chars()
        .filter(|letter| !matches!(letter, ',' | ' '))
        .collect();
    let whole: u32 = digits.parse().ok()?;
    Some(f64::from(whole)).filter(|&people| people <= 1e7)
}

fn nearest<'a, 'b>(centres: &[&'a Spot<'b>], at: Point) -> Option<&'a Spot<'b>> {
    let distance = |spot: &&&Spot| haversine_m(spot.at, at);
    centres
        .iter()
        .min_by(|one, two| distance(one).total_cmp(&distance(two)))
        .copied()
}

/// What stands at a spot, as far as relief is concerned: the word that begins its identifier, and who keeps it.
const KINDS: [(&str, Level); 3] = [
    ("hospital", Level::County),
    ("fire_station", Level::County),
    ("shelter", Level::Town),
];

/// Which of [`KINDS`] stands here.
fn site_kind(tags: &Tags) -> Option<usize> {
    let shelter = tags.is("amenity", &["shelter"])
        || tags.is("emergency", &["assembly_point", "shelter"])
        || tags.is("social_facility", &["shelter"]);
    match tags.get("amenity") {
        Some("hospital") => Some(0),
        Some("fire_station") => Some(1),
        _ => shelter.then_some(2),
    }
}

fn write_sites(spots: &[Spot], options: &OsmOptions, draft: &mut Draft) {
    let mut counts = [0, 0, 0];
    for spot in spots {
        let Some(at) = site_kind(spot.tags) else {
            continue;
        };
        let (kind, level) = KINDS[at];
        counts[at] += 1;
        draft.sites.push(SiteRow {
            site_id: Id(format!("{kind}_{}", spot.id)),
            name: name(spot),
            level,
            town: None,
            place_id: None,
            x_coord: spot.at.0,
            y_coord: spot.at.1,
            node_id: None,
            docks: 1,
            loading_t_per_h: 4.0,
            opening_min: Dist::Fixed(0.0),
            flood_ref: None,
            floor_m: None,
            flood_loss_share: 0.5,
            floor_area_m2: None,
            from_level: None,
            arrives_after_h: None,
            arrival_share: None,
        });
    }
    let [hospitals, stations, shelters] = counts;
    note(draft, "osm_sites", draft.sites.len(), |_| {
        say::osm_sites(options.lang, hospitals, stations, shelters)
    });
}
