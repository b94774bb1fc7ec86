//! The rows of a GMNS network, read and written as tables of a scenario.

use std::collections::{BTreeMap, BTreeSet};

use super::classes::{self, CLASS_UNKNOWN, source};
use super::table::{Table, TableRow};
use super::units::Units;
use crate::intake::draft::{Draft, IntakeError, Note};
use crate::intake::geo::{Point, line_length, linestring};
use crate::intake::wkt;
use crate::scenario::choices::{Mode, Status};
use crate::scenario::spec::Id;
use crate::scenario::tables::{LinkRow, NodeRow};
use crate::text::messages::intake as say;
use crate::text::{Code, Lang};

/// Words of `allowed_uses` that let a lorry through.
const MOTOR_USES: &[&str] = &[
    "all",
    "any",
    "auto",
    "car",
    "motor",
    "motor_vehicle",
    "truck",
    "freight",
    "hgv",
    "bus",
];
/// Columns whose names the specification gives and that are longer than shape files allow.
const LONG_NAMES: &[&str] = &["from_node_id", "facility_type", "allowed_uses"];

/// A node as it stands in the table.
struct Node<'a> {
    id: &'a str,
    at: Point,
    z: Option<f64>,
    kind: &'a str,
}

/// A link as it stands in the table.
struct Link<'a> {
    id: &'a str,
    ends: [&'a str; 2],
    directed: Option<bool>,
    length: f64,
    class: &'a str,
    speed: Option<f64>,
    lanes: Option<f64>,
    name: &'a str,
    line: Option<Vec<Point>>,
    motor: bool,
}

/// A network as it stands in the tables.
pub struct Network<'a> {
    nodes: Vec<Node<'a>>,
    links: Vec<Link<'a>>,
    at: BTreeMap<&'a str, Point>,
    names_cut: bool,
    lines_unread: usize,
}

impl<'a> Network<'a> {
    /// Reads the tables.
    ///
    /// # Errors
    /// At the first column, number or reference that is not as it should be.
    pub fn read(
        nodes: &'a Table,
        links: &'a Table,
        geometry: Option<&'a Table>,
    ) -> Result<Self, IntakeError> {
        let nodes = read_nodes(nodes)?;
        let at: BTreeMap<&str, Point> = nodes.iter().map(|node| (node.id, node.at)).collect();
        let lines = geometry.map(read_lines).transpose()?.unwrap_or_default();
        let mut network = Self {
            nodes,
            links: Vec::new(),
            at,
            names_cut: links.has_cut_names(LONG_NAMES),
            lines_unread: 0,
        };
        network.read_links(links, &lines)?;
        Ok(network)
    }

    fn read_links(
        &mut self,
        table: &'a Table,
        lines: &BTreeMap<&str, &str>,
    ) -> Result<(), IntakeError> {
        let columns = LinkColumns::of(table)?;
        let mut met = BTreeSet::new();
        for row in table.rows() {
            let link = columns.read(row, lines)?;
            if !met.insert(link.0.id) {
                return Err(row.fault(Code::E0806, "link_id", link.0.id));
            }
            if let Some(node) = link.0.ends.iter().find(|node| !self.at.contains_key(*node)) {
                return Err(row.fault(Code::E0805, link.0.id, node));
            }
            self.lines_unread += usize::from(link.1);
            self.links.push(link.0);
        }
        Ok(())
    }

    /// Where the nodes lie.
    pub fn points(&self) -> impl Iterator<Item = Point> {
        self.nodes.iter().map(|node| node.at)
    }

    /// For each link the metres that one unit of its length must have, were its length that of its line.
    pub fn metres_per_unit(&self, units: &Units) -> Vec<f64> {
        self.links
            .iter()
            .map(|link| self.line_m(link, units) / link.length)
            .collect()
    }

    fn line(&self, link: &Link) -> Vec<Point> {
        let straight = || {
            link.ends
                .iter()
                .filter_map(|node| self.at.get(node).copied())
                .collect()
        };
        link.line.clone().unwrap_or_else(straight)
    }

    fn line_m(&self, link: &Link, units: &Units) -> f64 {
        line_length(&self.line(link), |from, to| units.distance_m(from, to))
    }

    /// Fills the tables of the draft.
    pub fn write(&self, units: &Units, lang: Lang, draft: &mut Draft) {
        let mut count = |key, count: usize, text: &dyn Fn(usize) -> String| {
            if count > 0 {
                draft.notes.push(Note {
                    key,
                    text: text(count),
                });
            }
        };
        let motor: Vec<&Link> = self.links.iter().filter(|link| link.motor).collect();
        let used: BTreeSet<&str> = motor.iter().flat_map(|link| link.ends).collect();
        let nodes: Vec<&Node> = self
            .nodes
            .iter()
            .filter(|node| used.contains(node.id))
            .collect();
        let one_way = self.untold_are_one_way();
        count("gmns_names_cut", usize::from(self.names_cut), &|_| {
            say::gmns_names_cut(lang)
        });
        count(
            "gmns_links_not_motor",
            self.links.len() - motor.len(),
            &|n| say::gmns_links_not_motor(lang, n),
        );
        count("gmns_nodes_unused", self.nodes.len() - nodes.len(), &|n| {
            say::gmns_nodes_unused(lang, n)
        });
        count("gmns_lines_unread", self.lines_unread, &|n| {
            say::gmns_lines_unread(lang, n)
        });
        let untold = motor.iter().filter(|link| link.directed.is_none()).count();
        let way = if one_way {
            say::gmns_one_way(lang)
        } else {
            say::gmns_both_ways(lang)
        };
        count("gmns_direction_guessed", untold, &|n| {
            say::gmns_direction_guessed(lang, n, &way)
        });
        let unmeasured = motor.iter().filter(|link| link.length <= 0.0).count();
        count("gmns_lengths_measured", unmeasured, &|n| {
            say::gmns_lengths_measured(lang, n)
        });
        draft.nodes = nodes.iter().map(|node| node_row(node, units)).collect();
        draft.links = motor
            .iter()
            .map(|link| self.link_row(link, units, one_way))
            .collect();
        classes::write(lang, draft);
        let table = ["network/node.csv", "network/link.csv"];
        draft.sources.extend(
            table.map(|table| source(table, "*", Status::Public, "GMNS node.csv, link.csv")),
        );
    }

    /// Links that do not tell their direction are one-way where most of them have a partner that runs back.
    fn untold_are_one_way(&self) -> bool {
        let pairs: BTreeSet<[&str; 2]> = self.links.iter().map(|link| link.ends).collect();
        let untold: Vec<&Link> = self
            .links
            .iter()
            .filter(|link| link.directed.is_none())
            .collect();
        let back = untold
            .iter()
            .filter(|link| pairs.contains(&[link.ends[1], link.ends[0]]));
        back.count() * 2 > untold.len()
    }

    fn link_row(&self, link: &Link, units: &Units, one_way: bool) -> LinkRow {
        let told = link.length * units.length_m;
        let length = if link.length > 0.0 {
            told
        } else {
            self.line_m(link, units)
        };
        let line: Vec<Point> = self
            .line(link)
            .into_iter()
            .map(|at| scaled(at, units))
            .collect();
        let class = if link.class.is_empty() {
            CLASS_UNKNOWN
        } else {
            link.class
        };
        let speed = link.speed.map(|speed| millionths(speed * units.speed_km_h));
        LinkRow {
            link_id: Id(link.id.to_owned()),
            from_node_id: Id(link.ends[0].to_owned()),
            to_node_id: Id(link.ends[1].to_owned()),
            directed: link.directed.unwrap_or(one_way),
            length: millionths(length),
            facility_type: Some(Id(class.to_owned())),
            free_speed: speed.filter(|speed| (0.1..=1000.0).contains(speed)),
            lanes: link.lanes.filter(|lanes| (0.0..=20.0).contains(lanes)),
            name: Some(link.name.to_owned()).filter(|name| !name.is_empty()),
            geometry: Some(linestring(&line, if units.degrees { 7 } else { 3 })),
            mode: Mode::Road,
            bridge: false,
            bridge_length_m: None,
            tunnel: false,
            ford: false,
            flood_ref: None,
            hand_m: None,
            elev_min_m: None,
            closed_probability: 0.0,
        }
    }
}

/// Rounds away what multiplying leaves in the last digits.
fn millionths(value: f64) -> f64 {
    libm::round(value * 1e6) / 1e6
}

fn scaled(at: Point, units: &Units) -> Point {
    if units.degrees {
        return at;
    }
    (
        millionths(at.0 * units.plane_m),
        millionths(at.1 * units.plane_m),
    )
}

fn node_row(node: &Node, units: &Units) -> NodeRow {
    let (x_coord, y_coord) = scaled(node.at, units);
    NodeRow {
        node_id: Id(node.id.to_owned()),
        x_coord,
        y_coord,
        z_coord: node
            .z
            .map(|z| millionths(z * units.plane_m))
            .filter(|z| (-500.0..=9000.0).contains(z)),
        node_type: Some(node.kind.to_owned()).filter(|kind| !kind.is_empty()),
    }
}

fn read_nodes(table: &Table) -> Result<Vec<Node<'_>>, IntakeError> {
    let (id, x, y) = (
        table.required("node_id")?,
        table.required("x_coord")?,
        table.required("y_coord")?,
    );
    let (z, kind) = (table.column("z_coord"), table.column("node_type"));
    let mut met = BTreeSet::new();
    let read = |row: TableRow<'_>| -> Result<(f64, f64), IntakeError> {
        Ok((row.needed(x, "x_coord")?, row.needed(y, "y_coord")?))
    };
    let mut nodes = Vec::new();
    for row in table.rows() {
        let name = row.text(Some(id));
        if name.is_empty() || !met.insert(name) {
            return Err(row.fault(Code::E0806, "node_id", name));
        }
        nodes.push(Node {
            id: name,
            at: read(row)?,
            z: row.number(z, "z_coord")?,
            kind: row.text(kind),
        });
    }
    Ok(nodes)
}

fn read_lines(table: &Table) -> Result<BTreeMap<&str, &str>, IntakeError> {
    let (id, line) = (table.required("geometry_id")?, table.required("geometry")?);
    Ok(table
        .rows()
        .map(|row| (row.text(Some(id)), row.text(Some(line))))
        .collect())
}

/// Where the columns of the link table are.
struct LinkColumns {
    id: usize,
    ends: [usize; 2],
    length: usize,
    others: [Option<usize>; 8],
}

impl LinkColumns {
    fn of(table: &Table) -> Result<Self, IntakeError> {
        let others = [
            "directed",
            "facility_type",
            "free_speed",
            "lanes",
            "name",
            "geometry",
            "geometry_id",
            "allowed_uses",
        ];
        Ok(Self {
            id: table.required("link_id")?,
            ends: [
                table.required("from_node_id")?,
                table.required("to_node_id")?,
            ],
            length: table.required("length")?,
            others: others.map(|name| table.column(name)),
        })
    }

    /// The link of this row, and whether it has a line that cannot be read.
    fn read<'a>(
        &self,
        row: TableRow<'a>,
        lines: &BTreeMap<&str, &str>,
    ) -> Result<(Link<'a>, bool), IntakeError> {
        let [directed, class, speed, lanes, name, own_line, line_id, uses] = self.others;
        let wkt = Some(row.text(own_line)).filter(|text| !text.is_empty());
        let wkt = wkt.or_else(|| lines.get(row.text(line_id)).copied());
        let line = wkt.and_then(wkt::parse);
        let unread = wkt.is_some() && line.is_none();
        let link = Link {
            id: row.text(Some(self.id)),
            ends: self.ends.map(|column| row.text(Some(column))),
            directed: match row.text(directed).to_ascii_lowercase().as_str() {
                "1" | "true" | "t" | "yes" => Some(true),
                "0" | "false" | "f" | "no" => Some(false),
                _ => None,
            },
            length: row.number(Some(self.length), "length")?.unwrap_or(0.0),
            class: row.text(class),
            speed: row.number(speed, "free_speed")?,
            lanes: row.number(lanes, "lanes")?,
            name: row.text(name),
            line,
            motor: lets_motors_through(row.text(uses)),
        };
        Ok((link, unread))
    }
}

/// Whether `allowed_uses` is empty or names a motor vehicle.
fn lets_motors_through(uses: &str) -> bool {
    let words = uses
        .split([';', ',', ' ', '|'])
        .map(str::to_ascii_lowercase);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    words.is_empty() || words.iter().any(|word| MOTOR_USES.contains(&word.as_str()))
}
