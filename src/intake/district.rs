//! A scenario folder as far as readers of rasters need it: what lies where, in WGS 84.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::intake::IntakeError;
use crate::intake::geo::Point;
use crate::intake::raster::Bounds;
use crate::intake::wkt;
use crate::scenario::choices::Datum;
use crate::scenario::geo::to_wgs84;
use crate::scenario::read::{Typed, read_section, read_table};
use crate::scenario::settings::DatumSettings;
use crate::scenario::spec::{Id, Row, TableSpec};
use crate::scenario::tables::{LinkRow, NodeRow, PlaceRow, ReachRow, SiteRow, SourceRow};
use crate::scenario::water::ReturnLevelRow;
use crate::scenario::{Finding, Findings, Folder, FolderError, Patch, SETTINGS, Spot, nearest};
use crate::text::{Code, Severity};

/// The line of a link.
pub struct LinkLine {
    /// Its points in degrees; `None` where its ends are not known.
    pub line: Option<Vec<Point>>,
    /// Whether it has a line that cannot be read.
    pub is_unread: bool,
}

/// Tables that a raster fills.
pub const FILLED: [&str; 4] = [
    NodeRow::SPEC.name,
    LinkRow::SPEC.name,
    PlaceRow::SPEC.name,
    SiteRow::SPEC.name,
];

/// The tables with positions, read whole, and their datums.
pub struct District {
    folder: Folder,
    datum: DatumSettings,
    pub nodes: Typed<NodeRow>,
    pub links: Typed<LinkRow>,
    pub places: Typed<PlaceRow>,
    pub sites: Typed<SiteRow>,
    pub sources: Typed<SourceRow>,
}

impl District {
    /// Reads a folder. Tables that it takes from its base are read too.
    ///
    /// # Errors
    /// When the folder cannot be read, with every finding of these tables and of `[datum]`, when none of the tables is
    /// there, or when one is in metres of a local plane.
    pub fn read(folder: &Path) -> Result<Self, IntakeError> {
        let mut findings = Findings::default();
        let folder = Folder::read(folder, &mut findings)
            .map_err(|FolderError { path, error }| IntakeError::Io { path, error })?;
        // Many a table may still be missing from a district that is being put together; its settings may not.
        findings
            .0
            .retain(|finding| finding.code != Code::E0101 || finding.spot.file == SETTINGS);
        let files: Vec<String> = FILLED
            .iter()
            .chain(&[SourceRow::SPEC.name])
            .filter_map(|name| folder.table(name))
            .map(|table| table.source.file.clone())
            .collect();
        if FILLED.iter().all(|name| folder.table(name).is_none()) {
            let finding = Finding::new(Code::E0101, whole(FILLED[0]));
            findings.push(finding.with("file", FILLED[0]));
        }
        let datum = read_section::<DatumSettings>(&folder.settings, &mut findings);
        let nodes = rows(&folder, &mut findings);
        let links = rows(&folder, &mut findings);
        let places = rows(&folder, &mut findings);
        let sites = rows(&folder, &mut findings);
        let sources = rows(&folder, &mut findings);
        findings.0.retain(|finding| {
            let concerns = finding.spot.file == SETTINGS
                || files.contains(&finding.spot.file)
                || finding.code == Code::E0101;
            concerns && finding.severity() == Severity::Error
        });
        let Some(datum) = datum.filter(|_| findings.errors() == 0) else {
            return Err(IntakeError::Findings(findings));
        };
        let district = Self {
            folder,
            datum,
            nodes,
            links,
            places,
            sites,
            sources,
        };
        district.check_planes()?;
        Ok(district)
    }

    /// The text of a table with cells set, if the folder itself holds it.
    pub fn patched(&self, spec: &TableSpec, patch: &Patch) -> Option<String> {
        let table = self.folder.table(spec.name)?;
        (table.source.file == spec.name).then(|| table.patched(spec, patch))
    }
    /// Tables to be filled that belong to the base of the folder.
    pub fn of_base(&self) -> Vec<&'static str> {
        let base = |name: &&str| {
            let table = self.folder.table(name);
            table.is_some_and(|table| table.source.file != **name)
        };
        FILLED.into_iter().filter(base).collect()
    }
    /// The keys of rows of a table.
    pub fn keys(&self, spec: &TableSpec, rows: &BTreeSet<usize>) -> Vec<String> {
        let Some((table, key)) = self.folder.table(spec.name).zip(spec.key) else {
            return Vec::new();
        };
        let key = spec.field(key);
        let cell = |&row: &usize| key.map(|key| table.cell(row, key).to_owned());
        rows.iter().filter_map(cell).collect()
    }

    /// Longitude and latitude of a point of the network.
    pub fn of_network(&self, x: f64, y: f64) -> Point {
        lon_lat(self.datum.network, x, y)
    }
    /// Longitude and latitude of a place.
    pub fn of_place(&self, place: &PlaceRow) -> Point {
        lon_lat(self.datum.places, place.x_coord, place.y_coord)
    }
    /// Longitude and latitude of a site.
    pub fn of_site(&self, site: &SiteRow) -> Point {
        lon_lat(self.datum.sites, site.x_coord, site.y_coord)
    }
    /// The position of every node.
    pub fn junctions(&self) -> BTreeMap<&Id, Point> {
        let nodes = self.nodes.rows.iter();
        let at = |node: &NodeRow| self.of_network(node.x_coord, node.y_coord);
        nodes.map(|node| (&node.node_id, at(node))).collect()
    }
    /// The line of a link: its own where it has one, else straight from node to node.
    pub fn line(&self, link: &LinkRow, junctions: &BTreeMap<&Id, Point>) -> LinkLine {
        let own = link.geometry.as_deref().map(wkt::parse);
        let is_unread = matches!(own, Some(None));
        let ends = [&link.from_node_id, &link.to_node_id].map(|id| junctions.get(id).copied());
        let line = match (own.flatten(), ends) {
            (Some(line), _) => {
                let line = line.into_iter();
                Some(line.map(|(x, y)| self.of_network(x, y)).collect())
            }
            (None, [Some(from), Some(to)]) => Some(vec![from, to]),
            _ => None,
        };
        LinkLine { line, is_unread }
    }
    /// Reaches of which `hazards/return_levels.csv` says how rare their floods are.
    pub fn reaches_with_levels(&self) -> BTreeSet<&str> {
        let table = self.folder.table(ReturnLevelRow::SPEC.name);
        let cells = table.and_then(|table| Some((table, table.column("reach_id")?)));
        cells.map_or_else(BTreeSet::new, |(table, column)| {
            let rows = table.rows.iter();
            rows.map(|row| row.cells[column].as_str()).collect()
        })
    }
    /// Every position.
    pub fn positions(&self) -> impl Iterator<Item = Point> + '_ {
        let nodes = self.nodes.rows.iter();
        let nodes = nodes.map(|node| self.of_network(node.x_coord, node.y_coord));
        let places = self.places.rows.iter().map(|place| self.of_place(place));
        let sites = self.sites.rows.iter().map(|site| self.of_site(site));
        nodes.chain(places).chain(sites)
    }
    /// The box around every position, in degrees.
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::around(self.positions())
    }

    /// Holds a reach against `hazards/reaches.csv`; a folder without that table may still get it.
    ///
    /// # Errors
    /// When the table is there and does not name the reach.
    pub fn check_reach(&self, reach: &str) -> Result<(), IntakeError> {
        let table = self.folder.table(ReachRow::SPEC.name);
        let Some((table, column)) =
            table.and_then(|table| Some((table, table.column("reach_id")?)))
        else {
            return Ok(());
        };
        let known = || table.rows.iter().map(|row| row.cells[column].as_str());
        if known().any(|known| known == reach) {
            return Ok(());
        }
        let nearest = nearest(reach, known());
        let row = known().position(|known| known == nearest);
        let at = row.map_or_else(
            || "-".to_owned(),
            |row| {
                let spot = table.spot(row, "reach_id");
                format!("{}:{}", spot.file, spot.line)
            },
        );
        let finding = Finding::new(Code::E0401, whole("--reach"))
            .with("value", reach)
            .with("table", ReachRow::SPEC.name)
            .with("column", "reach_id")
            .with("nearest", nearest)
            .with("at", at);
        Err(IntakeError::Findings(Findings(vec![finding])))
    }

    /// A local plane has no known place on the earth.
    fn check_planes(&self) -> Result<(), IntakeError> {
        let network = self.datum.network;
        let datums = [network, network, self.datum.places, self.datum.sites];
        let keys = ["network", "network", "places", "sites"];
        let plane = FILLED
            .iter()
            .zip(datums)
            .zip(keys)
            .filter(|((name, datum), _)| {
                *datum == Datum::LocalM && self.folder.table(name).is_some()
            });
        let findings: Vec<Finding> = plane
            .map(|((name, _), key)| {
                Finding::new(Code::E0899, self.datum_spot(key)).with("table", name)
            })
            .collect();
        if findings.is_empty() {
            return Ok(());
        }
        Err(IntakeError::Findings(Findings(findings)))
    }

    /// Where `[datum]` says it.
    fn datum_spot(&self, key: &str) -> Spot {
        let section = self.folder.settings.section(DatumSettings::SPEC.name);
        let entry = section.and_then(|section| section.entries.iter().find(|at| at.key == key));
        entry.map_or_else(|| whole(SETTINGS), |entry| entry.value_spot.clone())
    }
}

fn rows<R: Row>(folder: &Folder, findings: &mut Findings) -> Typed<R> {
    match folder.table(R::SPEC.name) {
        Some(table) => read_table(table, findings),
        None => Typed {
            rows: Vec::new(),
            raw_row: Vec::new(),
        },
    }
}

fn lon_lat(datum: Datum, x: f64, y: f64) -> Point {
    let [lon, lat] = to_wgs84(datum, [x, y]);
    (lon, lat)
}

fn whole(file: &str) -> Spot {
    Spot {
        file: file.to_owned(),
        ..Spot::default()
    }
}
