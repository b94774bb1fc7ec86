//! Places that nothing reaches even on a dry day.

use std::collections::{BTreeSet, HashMap};

use super::supply::stocked;
use crate::scenario::choices::{Datum, Mode};
use crate::scenario::distance::nearest_point;
use crate::scenario::draft::Draft;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::spec::Id;
use crate::scenario::tables::PlaceRow;
use crate::text::Code;

pub fn check(draft: &Draft, findings: &mut Findings) {
    let Some(datum) = &draft.datum else {
        return;
    };
    let nodes = Nodes::of(draft, datum.network == Datum::LocalM);
    let stocked = stocked(draft);
    let sites = draft.sites.rows.iter();
    let sites: Vec<_> = sites
        .filter(|site| stocked.contains(site.site_id.0.as_str()))
        .collect();
    let starts: Vec<usize> = sites
        .iter()
        .filter_map(|site| nodes.at(site.node_id.as_ref(), [site.x_coord, site.y_coord]))
        .collect();
    let mut reached = vec![false; draft.nodes.rows.len()];
    for mode in modes(draft, &stocked) {
        spread(draft, &nodes, mode, &starts)
            .iter()
            .zip(&mut reached)
            .for_each(|(new, all)| *all |= new);
    }
    for (row, place) in draft.places.iter() {
        let node = nodes.at(place.node_id.as_ref(), [place.x_coord, place.y_coord]);
        let own_store = sites
            .iter()
            .any(|site| site.place_id.as_ref() == Some(&place.place_id));
        if node.is_some_and(|node| !reached[node]) && !own_store {
            let finding = Finding::new(Code::W0522, draft.spot::<PlaceRow>(row, "place_id"));
            findings.push(
                finding
                    .with("place", &place.place_id)
                    .with("name", &place.name),
            );
        }
    }
}

/// Road, and whatever else the vehicles at stocked sites travel on.
fn modes(draft: &Draft, stocked: &BTreeSet<&str>) -> BTreeSet<Mode> {
    let used = |mode: Mode| {
        let vehicles = draft
            .vehicles
            .rows
            .iter()
            .filter(|vehicle| vehicle.mode == mode);
        let ids: BTreeSet<&Id> = vehicles.map(|vehicle| &vehicle.vehicle_id).collect();
        let mut teams = draft.teams.rows.iter();
        teams.any(|team| {
            let drives = team.vehicle_id.as_ref().is_some_and(|id| ids.contains(id));
            drives && team.vehicles > 0 && stocked.contains(team.site_id.0.as_str())
        })
    };
    let all = Mode::ALL.iter().copied();
    all.filter(|&mode| mode == Mode::Road || used(mode))
        .collect()
}

struct Nodes<'a> {
    planar: bool,
    points: Vec<[f64; 2]>,
    index: HashMap<&'a str, usize>,
}

impl<'a> Nodes<'a> {
    fn of(draft: &'a Draft, planar: bool) -> Self {
        let rows = &draft.nodes.rows;
        let ids = rows.iter().map(|node| node.node_id.0.as_str());
        Self {
            planar,
            points: rows
                .iter()
                .map(|node| [node.x_coord, node.y_coord])
                .collect(),
            index: ids.zip(0..).collect(),
        }
    }
    fn at(&self, id: Option<&Id>, position: [f64; 2]) -> Option<usize> {
        match id {
            Some(id) => self.index.get(id.0.as_str()).copied(),
            None => nearest_point(self.planar, &self.points, position).map(|(node, _)| node),
        }
    }
}

/// The nodes that links of one mode reach from the starts.
fn spread(draft: &Draft, nodes: &Nodes, mode: Mode, starts: &[usize]) -> Vec<bool> {
    let mut next = vec![Vec::new(); nodes.points.len()];
    for link in draft.links.rows.iter().filter(|link| link.mode == mode) {
        let ends = (
            nodes.index.get(link.from_node_id.0.as_str()),
            nodes.index.get(link.to_node_id.0.as_str()),
        );
        if let (Some(&from), Some(&to)) = ends {
            next[from].push(to);
            if !link.directed {
                next[to].push(from);
            }
        }
    }
    let mut reached = vec![false; nodes.points.len()];
    let mut open = starts.to_vec();
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut reached[node], true) {
            open.extend(&next[node]);
        }
    }
    reached
}
