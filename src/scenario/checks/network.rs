//! Coordinates, lengths, and what the dry network joins.

use crate::scenario::choices::{Datum, Mode};
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::load::TypedFolder;
use crate::scenario::spec::{Id, Row};
use crate::scenario::tables::{LinkRow, NodeRow, PlaceRow, SiteRow};
use crate::text::Code;

/// Notes impossible coordinates, roads without length or class, and places far from any road or joined to no depot.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(datum) = &typed.datum else { return };
    coordinates(
        raw,
        (NodeRow::SPEC.name, datum.network),
        typed
            .nodes
            .rows
            .iter()
            .map(|row| [row.x_coord, row.y_coord]),
        &typed.nodes.raw_row,
        findings,
    );
    coordinates(
        raw,
        (PlaceRow::SPEC.name, datum.places),
        typed
            .places
            .rows
            .iter()
            .map(|row| [row.x_coord, row.y_coord]),
        &typed.places.raw_row,
        findings,
    );
    coordinates(
        raw,
        (SiteRow::SPEC.name, datum.sites),
        typed
            .sites
            .rows
            .iter()
            .map(|row| [row.x_coord, row.y_coord]),
        &typed.sites.raw_row,
        findings,
    );
    links(raw, typed, findings);
    let Some(snapped) = Snapped::of(raw, typed, findings) else {
        return;
    };
    reachable(raw, typed, &snapped, findings);
}

fn coordinates(
    raw: &Folder,
    (file, datum): (&str, Datum),
    points: impl Iterator<Item = [f64; 2]>,
    raw_row: &[usize],
    findings: &mut Findings,
) {
    let Some(table) = raw.table(file).filter(|_| datum != Datum::LocalM) else {
        return;
    };
    for ([x, y], &row) in points.zip(raw_row) {
        if !(-180.0..=180.0).contains(&x) || !(-90.0..=90.0).contains(&y) {
            let finding = Finding::new(Code::E0516, table.spot(row, "x_coord"))
                .with("x", x)
                .with("y", y);
            findings.push(finding.with("datum", datum.word()));
        }
    }
}

fn links(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(table) = raw.table(LinkRow::SPEC.name) else {
        return;
    };
    for (link, &row) in typed.links.rows.iter().zip(&typed.links.raw_row) {
        if link.length <= 0.0 && link.from_node_id != link.to_node_id {
            findings.push(
                Finding::new(Code::W0517, table.spot(row, "length")).with("id", &link.link_id),
            );
        }
        if link.facility_type.is_none() && link.free_speed.is_none() {
            findings.push(
                Finding::new(Code::E0518, table.spot(row, "free_speed")).with("id", &link.link_id),
            );
        }
    }
}

/// Nodes at which places and sites are reached, as positions in the node table.
struct Snapped {
    places: Vec<Option<usize>>,
    sites: Vec<Option<usize>>,
    index: std::collections::HashMap<String, usize>,
}

impl Snapped {
    fn of(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) -> Option<Self> {
        let (datum, network) = (typed.datum.as_ref()?, typed.network.as_ref()?);
        let index = typed
            .nodes
            .rows
            .iter()
            .zip(0..)
            .map(|(node, at)| (node.node_id.0.clone(), at))
            .collect();
        let planar = datum.network == Datum::LocalM;
        let nodes: Vec<[f64; 2]> = typed
            .nodes
            .rows
            .iter()
            .map(|node| [node.x_coord, node.y_coord])
            .collect();
        let finder = crate::scenario::geo::Nearest::new(&nodes, planar);
        let mut snapped = Self {
            places: Vec::new(),
            sites: Vec::new(),
            index,
        };
        let mut snap =
            |file: &str, row: usize, own: Option<&Id>, (datum, point): (Datum, [f64; 2])| {
                if let Some(id) = own {
                    return snapped.index.get(&id.0).copied();
                }
                let point = if planar {
                    point
                } else {
                    crate::scenario::geo::to_wgs84(datum, point)
                };
                let (node, metres) = finder.nearest(point)?;
                if metres > network.snap_limit_km * 1000.0 {
                    let spot = raw
                        .table(file)
                        .map(|table| table.spot(row, "x_coord"))
                        .unwrap_or_default();
                    let finding = Finding::new(Code::E0519, spot)
                        .with("km", format!("{:.1}", metres / 1000.0));
                    findings.push(
                        finding
                            .with("limit", network.snap_limit_km)
                            .with("datum", datum.word()),
                    );
                }
                Some(node)
            };
        let places = typed.places.rows.iter().zip(&typed.places.raw_row);
        let places = places
            .map(|(place, &row)| {
                snap(
                    PlaceRow::SPEC.name,
                    row,
                    place.node_id.as_ref(),
                    (datum.places, [place.x_coord, place.y_coord]),
                )
            })
            .collect();
        let sites = typed.sites.rows.iter().zip(&typed.sites.raw_row);
        let sites = sites
            .map(|(site, &row)| {
                snap(
                    SiteRow::SPEC.name,
                    row,
                    site.node_id.as_ref(),
                    (datum.sites, [site.x_coord, site.y_coord]),
                )
            })
            .collect();
        (snapped.places, snapped.sites) = (places, sites);
        Some(snapped)
    }
}

/// Notes places that no road leads to from any site with stock, however dry the day.
fn reachable(raw: &Folder, typed: &TypedFolder, snapped: &Snapped, findings: &mut Findings) {
    let Some(table) = raw.table(PlaceRow::SPEC.name) else {
        return;
    };
    let mut graph = petgraph::unionfind::UnionFind::<usize>::new(typed.nodes.rows.len());
    for link in typed
        .links
        .rows
        .iter()
        .filter(|link| link.mode == Mode::Road)
    {
        if let (Some(&from), Some(&to)) = (
            snapped.index.get(&link.from_node_id.0),
            snapped.index.get(&link.to_node_id.0),
        ) {
            graph.union(from, to);
        }
    }
    let stocked = typed
        .sites
        .rows
        .iter()
        .zip(&snapped.sites)
        .filter(|(site, _)| {
            site.place_id.is_none()
                && typed
                    .stock
                    .rows
                    .iter()
                    .any(|line| line.site_id == site.site_id)
        });
    let from: std::collections::HashSet<usize> = stocked
        .filter_map(|(_, node)| node.map(|node| graph.find(node)))
        .collect();
    if from.is_empty() {
        return;
    }
    for ((place, &row), node) in typed
        .places
        .rows
        .iter()
        .zip(&typed.places.raw_row)
        .zip(&snapped.places)
    {
        if node.is_some_and(|node| !from.contains(&graph.find(node))) {
            findings.push(
                Finding::new(Code::W0520, table.spot(row, "place_id"))
                    .with("id", &place.place_id)
                    .with("name", &place.name),
            );
        }
    }
}
