//! From ways to the node, link and class tables, with notes of what was left out on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::OsmOptions;
use super::attributes::{Direction, direction, is_closed};
use super::classes::RoadClasses;
use super::extract::{Extract, Way};
use super::junctions::{Stretch, join};
use super::pieces::Cut;
use crate::intake::components::Components;
use crate::intake::draft::{Draft, Note};
use crate::intake::geo::{haversine_m, line_length, linestring};
use crate::scenario::choices::{Mode, Status};
use crate::scenario::spec::Id;
use crate::scenario::tables::{LinkRow, NodeRow, RoadClassRow, SourceRow};
use crate::text::messages::intake as say;

/// Decimals of a degree in OpenStreetMap: about a centimetre.
const DECIMALS: usize = 7;

/// Fills the network tables of the draft.
pub fn write(extract: &Extract, classes: &RoadClasses, options: &OsmOptions, draft: &mut Draft) {
    let roads = choose_roads(extract, classes, options, draft);
    let mut stretches = simplify(extract, &roads, options, draft);
    if !options.keep_all {
        stretches = keep_largest(extract, stretches, options, draft);
    }
    if options.water {
        let rivers = choose_waterways(extract);
        let cut = Cut::of(extract, &rivers, Mode::Water);
        note(draft, "osm_waterways", rivers.len(), |n| {
            say::osm_waterways(options.lang, n)
        });
        stretches.extend(join(&cut.pieces));
    }
    draft.links = links(extract, &stretches);
    draft.nodes = nodes(extract, &stretches);
    write_classes(&stretches, classes, draft);
}

/// Adds a note where there is something to note.
pub fn note(draft: &mut Draft, key: &'static str, count: usize, text: impl Fn(usize) -> String) {
    if count > 0 {
        let text = text(count);
        draft.notes.push(Note { key, text });
    }
}

/// The ways that a lorry may drive, with their classes.
fn choose_roads<'a>(
    extract: &'a Extract,
    classes: &RoadClasses,
    options: &OsmOptions,
    draft: &mut Draft,
) -> Vec<(&'a Way, &'a str)> {
    let (mut undrivable, mut closed, mut areas, mut speeds, mut turning) = (0, 0, 0, 0, 0);
    let mut unknown: BTreeMap<&str, usize> = BTreeMap::new();
    let mut roads = Vec::new();
    for way in &extract.ways {
        let Some(highway) = way.tags.get("highway") else {
            continue;
        };
        match classes.get(highway) {
            None => *unknown.entry(highway).or_default() += 1,
            Some(class) if !class.drivable => undrivable += 1,
            Some(_) if way.tags.is("area", &["yes"]) => areas += 1,
            Some(_) if is_closed(&way.tags) => closed += 1,
            Some(_) => {
                let limit = way.tags.get("maxspeed");
                speeds += usize::from(
                    limit.is_some_and(|text| super::attributes::max_speed_km_h(text).is_none()),
                );
                turning += usize::from(
                    way.tags.is("oneway", &["reversible", "alternating"])
                        && direction(&way.tags) == Direction::Both,
                );
                roads.push((way, highway));
            }
        }
    }
    let lang = options.lang;
    note(draft, "osm_ways", roads.len(), |n| say::osm_ways(lang, n));
    note(draft, "osm_ways_undrivable", undrivable, |n| {
        say::osm_ways_undrivable(lang, n)
    });
    note(draft, "osm_ways_closed", closed, |n| {
        say::osm_ways_closed(lang, n)
    });
    note(draft, "osm_areas", areas, |n| say::osm_areas(lang, n));
    note(draft, "osm_speeds_unread", speeds, |n| {
        say::osm_speeds_unread(lang, n)
    });
    note(draft, "osm_ways_turning", turning, |n| {
        say::osm_ways_turning(lang, n)
    });
    let words: Vec<String> = unknown
        .iter()
        .map(|(word, count)| format!("{word} ({count})"))
        .collect();
    note(draft, "osm_classes_unknown", unknown.values().sum(), |n| {
        say::osm_classes_unknown(lang, n, words.join(", "))
    });
    roads
}

fn choose_waterways(extract: &Extract) -> Vec<(&Way, &str)> {
    let ways = extract.ways.iter();
    let rivers =
        ways.filter(|way| way.tags.is("waterway", &["river", "canal"]) && !way.tags.has("area"));
    rivers
        .filter_map(|way| way.tags.get("waterway").map(|class| (way, class)))
        .collect()
}

fn simplify(
    extract: &Extract,
    roads: &[(&Way, &str)],
    options: &OsmOptions,
    draft: &mut Draft,
) -> Vec<Stretch> {
    let cut = Cut::of(extract, roads, Mode::Road);
    let stretches = join(&cut.pieces);
    let lang = options.lang;
    note(draft, "osm_ways_clipped", cut.ways_clipped, |n| {
        say::osm_ways_clipped(lang, n)
    });
    note(draft, "osm_ford_nodes", cut.ford_nodes, |n| {
        say::osm_ford_nodes(lang, n)
    });
    let joined = cut.pieces.len() - stretches.len();
    note(draft, "osm_pieces_joined", joined, |n| {
        say::osm_pieces_joined(lang, n, stretches.len())
    });
    stretches
}

/// Keeps the part of the network with the most junctions, and reports the rest.
fn keep_largest(
    extract: &Extract,
    stretches: Vec<Stretch>,
    options: &OsmOptions,
    draft: &mut Draft,
) -> Vec<Stretch> {
    let parts = Components::of(extract.len(), stretches.iter().map(Stretch::ends));
    let sizes = parts.sizes(junctions(&stretches).into_iter());
    let Some(&(largest, _)) = sizes.first() else {
        return stretches;
    };
    let kept = |stretch: &Stretch| parts.name(stretch.nodes[0]) == largest;
    let (inside, outside): (Vec<Stretch>, Vec<Stretch>) = stretches.into_iter().partition(kept);
    let lost: usize = sizes[1..].iter().map(|&(_, size)| size).sum();
    let km: f64 = outside
        .iter()
        .map(|stretch| length_m(extract, stretch))
        .sum::<f64>()
        / 1000.0;
    note(draft, "osm_parts_left", sizes.len() - 1, |n| {
        say::osm_parts_left(options.lang, n, lost, format!("{km:.1}"))
    });
    inside
}

fn junctions(stretches: &[Stretch]) -> BTreeSet<u32> {
    let ends = stretches.iter().map(Stretch::ends);
    ends.flat_map(|(from, to)| [from, to]).collect()
}

fn length_m(extract: &Extract, stretch: &Stretch) -> f64 {
    let line: Vec<_> = stretch
        .nodes
        .iter()
        .map(|&node| extract.point(node))
        .collect();
    line_length(&line, haversine_m)
}

fn nodes(extract: &Extract, stretches: &[Stretch]) -> Vec<NodeRow> {
    let row = |node| {
        let (x_coord, y_coord) = extract.point(node);
        NodeRow {
            node_id: node_id(extract, node),
            x_coord,
            y_coord,
            z_coord: None,
            node_type: None,
        }
    };
    junctions(stretches).into_iter().map(row).collect()
}

fn node_id(extract: &Extract, node: u32) -> Id {
    Id(format!("n{}", extract.id(node)))
}

fn links(extract: &Extract, stretches: &[Stretch]) -> Vec<LinkRow> {
    let mut numbers: BTreeMap<i64, usize> = BTreeMap::new();
    let mut rows = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        let number = numbers.entry(stretch.way).or_default();
        *number += 1;
        rows.push(link(extract, stretch, *number));
    }
    rows
}

fn link(extract: &Extract, stretch: &Stretch, number: usize) -> LinkRow {
    let line: Vec<_> = stretch
        .nodes
        .iter()
        .map(|&node| extract.point(node))
        .collect();
    let (from, to) = stretch.ends();
    let is = stretch.attributes.clone();
    LinkRow {
        link_id: Id(format!("w{}-{number}", stretch.way)),
        from_node_id: node_id(extract, from),
        to_node_id: node_id(extract, to),
        directed: is.directed,
        // Whole millimetres: finer digits are noise and would make the table long.
        length: libm::round(line_length(&line, haversine_m) * 1000.0) / 1000.0,
        facility_type: Some(Id(is.class)),
        free_speed: is.free_speed,
        lanes: is.lanes,
        name: is.name,
        geometry: Some(linestring(&line, DECIMALS)),
        mode: is.mode,
        bridge: is.bridge,
        bridge_length_m: None,
        tunnel: is.tunnel,
        ford: is.ford,
        flood_ref: None,
        hand_m: None,
        elev_min_m: None,
        closed_probability: 0.0,
    }
}

/// The classes that occur, in the order of the class table, each with the reason for its speed.
fn write_classes(stretches: &[Stretch], classes: &RoadClasses, draft: &mut Draft) {
    let used: BTreeSet<&str> = stretches
        .iter()
        .map(|stretch| stretch.attributes.class.as_str())
        .collect();
    for class in classes
        .iter()
        .filter(|class| used.contains(class.highway.as_str()))
    {
        draft.road_classes.push(RoadClassRow {
            facility_type: Id(class.highway.clone()),
            name: Some(class.name.clone()),
            relief_speed_km_h: class.relief_speed_km_h,
            trees_per_km: 0.0,
        });
        draft.sources.push(SourceRow {
            table: "road_classes.csv".to_owned(),
            field: "relief_speed_km_h".to_owned(),
            row: class.highway.clone(),
            status: Status::Assumed,
            source: class.source.clone(),
            range: None,
            note: None,
        });
    }
}
