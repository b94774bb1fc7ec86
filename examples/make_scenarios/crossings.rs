//! Bridges by name: `scenarios/make/crossings.csv` says where they are. Of the bridges nearby the one on the best road bears
//! the name (bridges that have one lie on main roads), of equally good ones the nearest.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use reliefsim::intake::Draft;
use reliefsim::intake::synth;
use reliefsim::scenario::spec::Id;
use reliefsim::scenario::tables::{LinkRow, RoadClassRow};
use serde::Deserialize;

use crate::Anything;
use crate::district::{District, rows};

/// A bridge farther than this from where it should be is none, in degrees of latitude (about two kilometres).
const FARTHEST_DEG: f64 = 0.018;

#[derive(Deserialize)]
struct CrossingRow {
    district: String,
    name: String,
    lon: f64,
    lat: f64,
    /// The reach it crosses; empty = any.
    reach_id: Option<String>,
    /// Class of the road over it where that is better than built; empty = as built.
    facility_type: Option<String>,
    /// Height of its deck above the lower bank, in m; empty = as built.
    hand_m: Option<f64>,
    /// Length of the way over it where that is far more than the gap (a detour outside the district); empty = as built.
    length_km: Option<f64>,
}

impl CrossingRow {
    fn may_be(&self, link: &LinkRow) -> bool {
        let over = |reach: &String| link.flood_ref.as_ref().is_some_and(|id| id.0 == *reach);
        self.reach_id.as_ref().is_none_or(over)
    }
}

/// Rank of a class of roads, the best 0.
fn rank(class: Option<&Id>) -> Option<usize> {
    let classes = synth::road_classes();
    let own = |row: &RoadClassRow| Some(&row.facility_type) == class;
    classes.iter().position(own)
}

/// Takes away the bridges without a name over reaches that nothing else crosses, and the junctions that no road leads to any more.
pub fn drop_unnamed(reaches: &[String], draft: &mut Draft) {
    if reaches.is_empty() {
        return;
    }
    draft.links.retain(|link| {
        let over = |id: &Id| reaches.contains(&id.0);
        !link.bridge || link.name.is_some() || !link.flood_ref.as_ref().is_some_and(over)
    });
    let ends = draft.links.iter();
    let ends = ends.flat_map(|link| [&link.from_node_id, &link.to_node_id]);
    let joined: BTreeSet<Id> = ends.cloned().collect();
    draft.nodes.retain(|node| {
        let is_place = node.node_type.as_deref() == Some("place");
        is_place || joined.contains(&node.node_id)
    });
}

/// Asks for every link that the settings and hazards of a district's scenarios name (`L` and six digits): those are kept by
/// hand, and another network has other links.
pub fn still_there(scenarios: &Path, district: &District, draft: &Draft) -> Anything<()> {
    let known: BTreeSet<&str> = draft
        .links
        .iter()
        .map(|link| link.link_id.0.as_str())
        .collect();
    for folder in std::fs::read_dir(scenarios)? {
        let folder = folder?;
        let name = folder.file_name().to_string_lossy().into_owned();
        if name.split('-').next() != Some(&district.name) {
            continue;
        }
        let tables = std::fs::read_dir(folder.path().join("hazards"));
        let tables = tables.into_iter().flatten();
        let tables = tables.map(|entry| entry.map(|entry| entry.path()));
        for path in tables.chain([Ok(folder.path().join("scenario.toml"))]) {
            let path = path?;
            let text = std::fs::read_to_string(&path)?;
            let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
            let is_link = |word: &&str| {
                let digits = word.strip_prefix('L');
                digits.is_some_and(|rest| {
                    rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_digit())
                })
            };
            if let Some(lost) = words.filter(is_link).find(|word| !known.contains(word)) {
                return Err(format!("{}: no link {lost} any more", path.display()).into());
            }
        }
    }
    Ok(())
}

/// Gives names to the bridges of a district.
pub fn name(scenarios: &Path, district: &District, draft: &mut Draft) -> Anything<()> {
    let crossings: Vec<CrossingRow> = rows(scenarios, "crossings.csv")?;
    let nodes: BTreeMap<String, [f64; 2]> = draft
        .nodes
        .iter()
        .map(|node| (node.node_id.0.clone(), [node.x_coord, node.y_coord]))
        .collect();
    for crossing in crossings.iter().filter(|row| row.district == district.name) {
        let slant = libm::cos(crossing.lat.to_radians());
        let away = |from: &str, to: &str| {
            let (a, b) = (nodes[from], nodes[to]);
            let east = f64::midpoint(a[0], b[0]) - crossing.lon;
            libm::hypot(east * slant, f64::midpoint(a[1], b[1]) - crossing.lat)
        };
        let free = draft.links.iter_mut().filter(|link| link.bridge);
        let free = free.filter(|link| link.name.is_none() && crossing.may_be(link));
        let nearest = free
            .map(|link| (away(&link.from_node_id.0, &link.to_node_id.0), link))
            .filter(|(away, _)| *away <= FARTHEST_DEG)
            .min_by(|a, b| {
                let by_class =
                    rank(a.1.facility_type.as_ref()).cmp(&rank(b.1.facility_type.as_ref()));
                by_class.then(a.0.total_cmp(&b.0))
            });
        let Some((away, link)) = nearest else {
            return Err(format!("{}: no bridge nearby", crossing.name).into());
        };
        link.name = Some(crossing.name.clone());
        if let Some(length_km) = crossing.length_km {
            link.length = length_km * 1000.0;
        }
        if let Some(class) = &crossing.facility_type {
            link.facility_type = Some(Id(class.clone()));
        }
        if let Some(hand_m) = crossing.hand_m {
            link.hand_m = Some(hand_m);
        }
        println!(
            "{}: {} is {}, {:.1} km off",
            district.name,
            crossing.name,
            link.link_id,
            away * 111.2
        );
    }
    Ok(())
}
