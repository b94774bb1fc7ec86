//! Free-flow times of three classic networks, held against the sums of another program.
//!
//! The networks (Transportation Networks for Research, github.com/bstabler/TransportationNetworks) are for academic
//! research only and are not part of this program; `--data` names a folder with `SiouxFalls/SiouxFalls_net.tntp` and
//! the like. Zones below `FIRST THRU NODE` may begin and end a trip but not carry one through: such a zone is split
//! into a node to leave from and one to arrive at.

use std::path::Path;

use super::check::{Check, Note, Subject};
use crate::routing::{CLOSED, LaneCosts, Reference, Router};
use crate::world::{Network, NodeIx};

/// The sums that are known.
const KNOWN: &str = include_str!("tntp.csv");
/// Minutes are counted in units of 10⁻⁷, so that the longest path (under 100 minutes) stays below [`CLOSED`].
const UNITS_PER_MINUTE: f64 = 1e7;
/// Rounding moves an arc by half a unit and a path of 100 arcs by 5 · 10⁻⁶ minutes: less than this share of any sum.
const TOLERANCE: f64 = 1e-6;

/// Checks all networks that are in the folder; the others are skipped.
pub fn checks(data: Option<&Path>) -> Vec<Check> {
    let mut reader = csv::Reader::from_reader(KNOWN.as_bytes());
    reader
        .records()
        .flatten()
        .flat_map(|row| check(data, &row))
        .collect()
}

fn check(data: Option<&Path>, row: &csv::StringRecord) -> Vec<Check> {
    let cell = |at: usize| row.get(at).unwrap_or("");
    let figure = |at: usize| cell(at).parse::<f64>().unwrap_or(f64::NAN);
    let subject = |what: &str| Subject {
        id: format!("TNTP {}", cell(0)),
        what: what.to_owned(),
        figure: String::new(),
        source: cell(5).to_owned(),
    };
    let read = |what: &str| {
        let file = format!("{0}/{0}_{what}.tntp", cell(0));
        std::fs::read_to_string(data?.join(file)).ok()
    };
    let sums = read("net")
        .zip(read("trips"))
        .and_then(|(net, trips)| sums(&net, &trips));
    [
        ("free-flow minutes over all pairs of zones", 3),
        ("free-flow minutes by trips", 4),
    ]
    .into_iter()
    .zip(0..)
    .map(|((what, column), at): (_, usize)| {
        let known = figure(column);
        match &sums {
            Some(sums) => subject(what).computed(&[known], &[sums[at]], known * TOLERANCE),
            None => subject(what).skipped(cell(column), Note::NoData),
        }
    })
    .collect()
}

/// Free-flow minutes over all pairs of zones, and weighted by trips; `None` where a file is not in the form.
fn sums(net: &str, trips: &str) -> Option<[f64; 2]> {
    let times = times_between_zones(net)?;
    let pairs = times.iter().flatten().sum();
    let mut weighted = 0.0;
    for (from, to, count) in trip_table(trips)? {
        weighted += count * times.get(from)?.get(to)?;
    }
    Some([pairs, weighted])
}

/// The number that follows a `<KEY>` of the metadata.
fn number(text: &str, key: &str) -> Option<u32> {
    text.split_once(key)?
        .1
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

/// Free-flow minutes between all zones. `[origin][destination]`
fn times_between_zones(text: &str) -> Option<Vec<Vec<f64>>> {
    let (_, body) = text.split_once("<END OF METADATA>")?;
    let [zones, nodes, first_thru] = [
        "<NUMBER OF ZONES>",
        "<NUMBER OF NODES>",
        "<FIRST THRU NODE>",
    ]
    .map(|key| number(text, key));
    let (zones, nodes, first_thru) = (zones?, nodes?, first_thru?);
    let leave = |node: u32| {
        if node < first_thru {
            nodes + node - 1
        } else {
            node - 1
        }
    };
    let rows = body
        .lines()
        .filter(|line| line.trim_end().ends_with(';') && !line.starts_with('~'));
    let arcs: Option<Vec<Arc>> = rows.map(|line| arc(line, nodes, leave)).collect();
    let (ends, units): (Vec<_>, Vec<_>) = arcs?.into_iter().unzip();
    let network = Network::of_shape((nodes + zones) as usize, &ends);
    let mut router = Reference::new(&network, (0..zones).map(NodeIx).collect());
    router.customise(&LaneCosts::of_links(&network, |link, _| units[link.at()]));
    let row = |zone: u32| {
        let mut times = router.times(NodeIx(leave(zone)), 0).to_vec();
        // A trip within a zone does not leave it.
        times[zone as usize - 1] = 0;
        let minutes = |&time: &i32| (time < CLOSED).then(|| f64::from(time) / UNITS_PER_MINUTE);
        times.iter().map(minutes).collect()
    };
    (1..=zones).map(row).collect()
}

/// From, to, whether one way; and the free-flow time in units.
type Arc = ((u32, u32, bool), i32);

fn arc(line: &str, nodes: u32, leave: impl Fn(u32) -> u32) -> Option<Arc> {
    let cells: Vec<&str> = line.split_whitespace().collect();
    let node = |at: usize| {
        cells
            .get(at)?
            .parse()
            .ok()
            .filter(|node| (1..=nodes).contains(node))
    };
    let minutes: f64 = cells.get(4)?.parse().ok()?;
    let units = libm::round(minutes * UNITS_PER_MINUTE) as i32;
    Some(((leave(node(0)?), node(1)? - 1, true), units))
}

/// Trips between zones: (origin, destination, trips), zones from 0.
fn trip_table(text: &str) -> Option<Vec<(usize, usize, f64)>> {
    let (_, body) = text.split_once("<END OF METADATA>")?;
    let zone = |text: &str| text.trim().parse::<usize>().ok()?.checked_sub(1);
    let mut trips = Vec::new();
    for block in body.split("Origin").skip(1) {
        let block = block.trim();
        let (origin, cells) = block.split_once(char::is_whitespace).unwrap_or((block, ""));
        for (to, count) in cells.split(';').filter_map(|cell| cell.split_once(':')) {
            trips.push((zone(origin)?, zone(to)?, count.trim().parse().ok()?));
        }
    }
    Some(trips)
}
