//! Coordinates: inside their datum's range, the right way round, and near the network.

use crate::scenario::choices::Datum;
use crate::scenario::distance::nearest_point;
use crate::scenario::draft::Draft;
use crate::scenario::finding::{Finding, Findings};
use crate::scenario::settings::DatumSettings;
use crate::scenario::spec::Row;
use crate::scenario::tables::{NodeRow, PlaceRow, ShelterRow, SiteRow};
use crate::text::Code;

/// Lowest and highest x and y of a datum.
type Bounds = [(f64, f64); 2];

/// The whole globe for WGS 84; China with its seas for the datums that are used only there.
fn bounds(datum: Datum) -> Bounds {
    match datum {
        Datum::Wgs84 => [(-180.0, 180.0), (-90.0, 90.0)],
        Datum::Cgcs2000 | Datum::Gcj02 | Datum::Bd09 => [(70.0, 140.0), (0.0, 56.0)],
        Datum::LocalM => [(-1e7, 1e7), (-1e7, 1e7)],
    }
}

fn inside(bounds: Bounds, [x, y]: [f64; 2]) -> bool {
    let within = |value: f64, (low, high): (f64, f64)| low <= value && value <= high;
    within(x, bounds[0]) && within(y, bounds[1])
}

/// Whether two tables lie on one ground; CGCS2000 and WGS 84 differ by decimetres.
fn same_ground(a: Datum, b: Datum) -> bool {
    let geocentric = |datum| matches!(datum, Datum::Wgs84 | Datum::Cgcs2000);
    a == b || (geocentric(a) && geocentric(b))
}

pub fn check(draft: &Draft, findings: &mut Findings) {
    let Some(datum) = &draft.datum else {
        return;
    };
    check_datums(draft, datum, findings);
    let mut judge = Judge {
        draft,
        network: datum.network,
        nodes: draft
            .nodes
            .rows
            .iter()
            .map(|node| [node.x_coord, node.y_coord])
            .collect(),
        findings,
    };
    for (row, node) in draft.nodes.iter() {
        judge.point::<NodeRow>(row, [node.x_coord, node.y_coord], datum.network);
    }
    for (row, place) in draft.places.iter() {
        let at = [place.x_coord, place.y_coord];
        if judge.point::<PlaceRow>(row, at, datum.places) && place.node_id.is_none() {
            judge.snap::<PlaceRow>(row, at, datum.places);
        }
    }
    for (row, site) in draft.sites.iter() {
        let at = [site.x_coord, site.y_coord];
        if judge.point::<SiteRow>(row, at, datum.sites) && site.node_id.is_none() {
            judge.snap::<SiteRow>(row, at, datum.sites);
        }
    }
    for (row, shelter) in draft.shelters.iter() {
        if let (Some(x), Some(y), Some(datum)) = (shelter.x_coord, shelter.y_coord, datum.shelters)
        {
            judge.point::<ShelterRow>(row, [x, y], datum);
        }
    }
}

fn check_datums(draft: &Draft, datum: &DatumSettings, findings: &mut Findings) {
    let with_coordinates = draft.shelters.rows.iter().any(|row| row.x_coord.is_some());
    if datum.shelters.is_none() && with_coordinates {
        findings.push(Finding::new(
            Code::E0528,
            draft.key::<DatumSettings>("shelters"),
        ));
    }
    for (key, other) in [("places", datum.places), ("sites", datum.sites)] {
        if same_ground(datum.network, other) {
            continue;
        }
        let planar = |datum| datum == Datum::LocalM;
        let code = if planar(other) == planar(datum.network) {
            Code::W0504
        } else {
            Code::E0530
        };
        let finding = Finding::new(code, draft.key::<DatumSettings>(key)).with("table", key);
        findings.push(
            finding
                .with("datum", other.word())
                .with("network", datum.network.word()),
        );
    }
}

struct Judge<'a> {
    draft: &'a Draft<'a>,
    network: Datum,
    nodes: Vec<[f64; 2]>,
    findings: &'a mut Findings,
}

impl Judge<'_> {
    /// Whether a point lies in the range of its datum.
    fn point<R: Row>(&mut self, row: usize, at: [f64; 2], datum: Datum) -> bool {
        let bounds = bounds(datum);
        if inside(bounds, at) {
            return true;
        }
        let axis = usize::from(bounds[0].0 <= at[0] && at[0] <= bounds[0].1);
        let field = ["x_coord", "y_coord"][axis];
        let swapped = datum != Datum::LocalM && inside(bounds, [at[1], at[0]]);
        let code = if swapped { Code::E0502 } else { Code::E0501 };
        let finding = Finding::new(code, self.draft.spot::<R>(row, field))
            .with("field", field)
            .with("value", at[axis])
            .with("datum", datum.word());
        let (low, high) = bounds[axis];
        self.findings
            .push(finding.with("low", low).with("high", high));
        false
    }

    /// Measures how far a point lies from the network.
    fn snap<R: Row>(&mut self, row: usize, at: [f64; 2], datum: Datum) {
        let planar = self.network == Datum::LocalM;
        let Some(network) = &self.draft.network else {
            return;
        };
        if planar != (datum == Datum::LocalM) {
            return;
        }
        let Some((node, metres)) = nearest_point(planar, &self.nodes, at) else {
            return;
        };
        if metres <= network.snap_limit_km * 1000.0 {
            return;
        }
        let finding = Finding::new(Code::E0503, self.draft.spot::<R>(row, "x_coord"))
            .with("distance", format!("{:.1}", metres / 1000.0))
            .with("limit", network.snap_limit_km)
            .with("node", &self.draft.nodes.rows[node].node_id);
        let finding = finding.with("datum", datum.word());
        self.findings
            .push(finding.with("network", self.network.word()));
    }
}
