//! Coordinates, lengths, and what the dry network joins.

use crate::scenario::choices::{Datum, Mode, TeamKind};
use crate::scenario::evacuation::ShelterRow;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::folder::Folder;
use crate::scenario::hazards::{CatchmentRow, ForestRow};
use crate::scenario::incidents::IncidentRow;
use crate::scenario::settings::DatumSettings;
use crate::scenario::spec::{Id, Row};
use crate::scenario::tables::{LinkRow, NodeRow, PlaceRow, SiteRow, TeamRow};
use crate::scenario::typed::TypedFolder;
use crate::text::Code;

/// Notes impossible coordinates, roads without length or class, and places far from any road or joined to no depot.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    let Some(datum) = &typed.datum else { return };
    datums(raw, datum, findings);
    let mut at = |file, datum, raw_row: &[usize], points: Vec<[f64; 2]>| {
        coordinates(raw, (file, datum), (raw_row, &points), findings);
    };
    macro_rules! points {
        ($table:ident, $row:ident, $datum:expr) => {
            let rows = typed.$table.rows.iter();
            let points = rows.map(|row| [row.x_coord, row.y_coord]).collect();
            at($row::SPEC.name, $datum, &typed.$table.raw_row, points);
        };
    }
    points!(nodes, NodeRow, datum.network);
    points!(places, PlaceRow, datum.places);
    points!(sites, SiteRow, datum.sites);
    points!(catchments, CatchmentRow, datum.network);
    points!(forests, ForestRow, datum.network);
    points!(incident_areas, IncidentRow, datum.network);
    let (raw_row, points) = located(typed);
    let shelters = datum.shelters.unwrap_or(datum.places);
    coordinates(
        raw,
        (ShelterRow::SPEC.name, shelters),
        (&raw_row, &points),
        findings,
    );
    links(raw, typed, findings);
    let Some(snapped) = Snapped::of(raw, typed, findings) else {
        return;
    };
    reachable(raw, typed, &snapped, findings);
    answerable(raw, typed, &snapped, findings);
}

/// Where shelters stand that have coordinates of their own, with their raw rows.
fn located(typed: &TypedFolder) -> (Vec<usize>, Vec<[f64; 2]>) {
    let shelters = typed.shelters.rows.iter().zip(&typed.shelters.raw_row);
    let located = shelters.filter_map(|(row, &at)| Some((at, [row.x_coord?, row.y_coord?])));
    located.unzip()
}

/// Longitudes and latitudes that a datum is used for: the globe, or China with its seas.
fn bounds(datum: Datum) -> [std::ops::RangeInclusive<f64>; 2] {
    match datum {
        Datum::Cgcs2000 | Datum::Gcj02 | Datum::Bd09 => [70.0..=140.0, 0.0..=56.0],
        Datum::Wgs84 | Datum::LocalM => [-180.0..=180.0, -90.0..=90.0],
    }
}

/// Degrees and plane metres cannot be compared.
fn datums(raw: &Folder, datum: &DatumSettings, findings: &mut Findings) {
    let planar = |datum| datum == Datum::LocalM;
    let located = raw.table("shelters.csv").is_some_and(|table| {
        let column = table.column("x_coord");
        column.is_some_and(|column| table.rows.iter().any(|row| !row.cells[column].is_empty()))
    });
    if datum.shelters.is_none() && located {
        let spot = raw.settings.spot(DatumSettings::SPEC.name, "shelters");
        findings.push(Finding::new(Code::E0530, spot));
    }
    let shelters = datum.shelters.unwrap_or(datum.places);
    let of_tables = [
        ("places", datum.places),
        ("sites", datum.sites),
        ("shelters", shelters),
    ];
    for (key, other) in of_tables {
        let is_used = key != "shelters" || datum.shelters.is_some();
        if is_used && planar(other) != planar(datum.network) {
            let spot = raw.settings.spot(DatumSettings::SPEC.name, key);
            let finding = Finding::new(Code::E0526, spot).with("table", key);
            let finding = finding.with("datum", other.word());
            findings.push(finding.with("network", datum.network.word()));
        }
    }
}

fn coordinates(
    raw: &Folder,
    (file, datum): (&str, Datum),
    (raw_row, points): (&[usize], &[[f64; 2]]),
    findings: &mut Findings,
) {
    let Some(table) = raw.table(file).filter(|_| datum != Datum::LocalM) else {
        return;
    };
    for (&[x, y], &row) in points.iter().zip(raw_row) {
        let [xs, ys] = bounds(datum);
        if !xs.contains(&x) || !ys.contains(&y) {
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
    areas: Vec<Option<usize>>,
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
            .map(|node| on_ground(datum.network, [node.x_coord, node.y_coord]))
            .collect();
        let finder = crate::scenario::geo::Nearest::new(&nodes, planar);
        let mut snapped = Self {
            places: Vec::new(),
            sites: Vec::new(),
            areas: Vec::new(),
            index,
        };
        let mut snap =
            |file: &str, row: usize, own: Option<&Id>, (datum, point): (Datum, [f64; 2])| {
                if let Some(id) = own {
                    return snapped.index.get(&id.0).copied();
                }
                let point = on_ground(datum, point);
                if planar != (datum == Datum::LocalM) {
                    return None;
                }
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
        let areas = &typed.incident_areas;
        let areas = areas.rows.iter().zip(&areas.raw_row);
        let areas = areas
            .map(|(area, &row)| {
                snap(
                    IncidentRow::SPEC.name,
                    row,
                    area.node_id.as_ref(),
                    (datum.network, [area.x_coord, area.y_coord]),
                )
            })
            .collect();
        (snapped.places, snapped.sites, snapped.areas) = (places, sites, areas);
        Some(snapped)
    }
}

/// Notes places that no road leads to from any site with stock, however dry the day.
fn reachable(raw: &Folder, typed: &TypedFolder, snapped: &Snapped, findings: &mut Findings) {
    let Some(table) = raw.table(PlaceRow::SPEC.name) else {
        return;
    };
    let holds = |id: &Id| {
        let mut lines = typed.stock.rows.iter();
        lines.any(|line| line.site_id == *id && line.quantity > 0.0)
    };
    let stocked = typed.sites.rows.iter().zip(&snapped.sites);
    let stocked = stocked.filter(|(site, _)| site.place_id.is_none() && holds(&site.site_id));
    let starts: Vec<usize> = stocked.filter_map(|(_, node)| *node).collect();
    if starts.is_empty() {
        return;
    }
    let reached = spread(typed, snapped, starts);
    for ((place, &row), node) in typed
        .places
        .rows
        .iter()
        .zip(&typed.places.raw_row)
        .zip(&snapped.places)
    {
        if node.is_some_and(|node| !reached[node]) {
            findings.push(
                Finding::new(Code::W0520, table.spot(row, "place_id"))
                    .with("id", &place.place_id)
                    .with("name", &place.name),
            );
        }
    }
}

/// Notes areas that no road leads to from the base of any team that answers their calls, however dry the day.
fn answerable(raw: &Folder, typed: &TypedFolder, snapped: &Snapped, findings: &mut Findings) {
    let areas = &typed.incident_areas;
    let Some(table) = raw
        .table(IncidentRow::SPEC.name)
        .filter(|_| typed.incidents.is_some())
    else {
        return;
    };
    for team_kind in [TeamKind::WaterRescue, TeamKind::Medical] {
        let teams = typed
            .teams
            .rows
            .iter()
            .filter(|team| team.kind == team_kind);
        let base = |team: &TeamRow| {
            let mut sites = typed.sites.rows.iter();
            snapped.sites[sites.position(|site| site.site_id == team.site_id)?]
        };
        let starts: Vec<usize> = teams.filter_map(base).collect();
        if starts.is_empty() {
            continue;
        }
        let reached = spread(typed, snapped, starts);
        let rows = areas.rows.iter().zip(&areas.raw_row).zip(&snapped.areas);
        for ((area, &row), node) in
            rows.filter(|((area, _), _)| area.kind.answered_by() == team_kind)
        {
            if node.is_some_and(|node| !reached[node]) {
                let finding = Finding::new(Code::W0616, table.spot(row, "area_id"));
                findings.push(finding.with("id", &area.area_id).with("name", &area.name));
            }
        }
    }
}

/// The nodes that roads lead to from the starts, in the direction of travel.
fn spread(typed: &TypedFolder, snapped: &Snapped, mut open: Vec<usize>) -> Vec<bool> {
    let mut next = vec![Vec::new(); typed.nodes.rows.len()];
    let roads = typed
        .links
        .rows
        .iter()
        .filter(|link| link.mode == Mode::Road);
    for link in roads {
        let node = |id: &Id| snapped.index.get(&id.0).copied();
        if let (Some(from), Some(to)) = (node(&link.from_node_id), node(&link.to_node_id)) {
            next[from].push(to);
            if !link.directed {
                next[to].push(from);
            }
        }
    }
    let mut reached = vec![false; next.len()];
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut reached[node], true) {
            open.extend(&next[node]);
        }
    }
    reached
}

/// A position on WGS 84; plane metres stay as they are.
fn on_ground(datum: Datum, point: [f64; 2]) -> [f64; 2] {
    match datum {
        Datum::LocalM => point,
        datum => crate::scenario::geo::to_wgs84(datum, point),
    }
}
