//! Free-flow times of three classic networks against figures that another program computed.
//!
//! Networks: Transportation Networks for Research (github.com/bstabler/TransportationNetworks), for academic research
//! only, so neither they nor the figures' file are in this repository. Zones below `FIRST THRU NODE` may begin and
//! end a trip but not carry one through: they are split here into a node to leave from and one to arrive at.
//!
//! Minutes are counted in units of 10⁻⁷, so that the longest path (under 100 minutes) stays below `CLOSED`. Rounding
//! moves an arc by at most half a unit, a path of 100 arcs by 5·10⁻⁶ minutes: less than 10⁻⁶ of every sum below.

mod support;

use std::path::Path;

use reliefsim::routing::{CLOSED, LaneCosts, Reference, Router};
use reliefsim::world::{Network, NodeIx};
use support::{Table, shared};

const UNITS_PER_MINUTE: f64 = 1e7;
const TOLERANCE: f64 = 1e-6;

/// The number that follows a `<KEY>` of the metadata.
fn number(text: &str, key: &str) -> u32 {
    let (_, rest) = text.split_once(key).expect("the key");
    let word = rest.split_whitespace().next();
    word.and_then(|word| word.parse().ok()).expect("a number")
}

/// Free-flow times between all zones, in minutes. `[origin][destination]`
fn times_between_zones(text: &str) -> Vec<Vec<f64>> {
    let (_, body) = text.split_once("<END OF METADATA>").expect("metadata");
    let zones = number(text, "<NUMBER OF ZONES>");
    let nodes = number(text, "<NUMBER OF NODES>");
    let first_thru = number(text, "<FIRST THRU NODE>");
    // Numbers begin at 1. A zone that may not be travelled through is left from a node of its own, after the others.
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
    let (ends, units): (Vec<_>, Vec<_>) = rows
        .map(|line| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            let [from, to] = [0, 1].map(|at: usize| cells[at].parse::<u32>().expect("a node"));
            let minutes: f64 = cells[4].parse().expect("a free-flow time");
            let units = (minutes * UNITS_PER_MINUTE).round() as i32;
            ((leave(from), to - 1, true), units)
        })
        .unzip();
    assert_eq!(ends.len() as u32, number(text, "<NUMBER OF LINKS>"));
    let network = Network::of_shape((nodes + zones) as usize, &ends);
    let mut router = Reference::new(&network, (0..zones).map(NodeIx).collect());
    router.customise(&LaneCosts::of_links(&network, |link, _| units[link.at()]));
    let mut row = |zone: u32| -> Vec<f64> {
        let mut times = router.times(NodeIx(leave(zone)), 0).to_vec();
        times[zone as usize - 1] = 0; // a trip within a zone does not leave it
        assert!(
            times.iter().all(|&time| time < CLOSED),
            "zone {zone} is cut off"
        );
        times
            .iter()
            .map(|&time| f64::from(time) / UNITS_PER_MINUTE)
            .collect()
    };
    (1..=zones).map(&mut row).collect()
}

/// Trips between zones. `[(origin, destination, trips)]`, zones from 0.
fn trips(text: &str) -> Vec<(usize, usize, f64)> {
    let (_, body) = text.split_once("<END OF METADATA>").expect("metadata");
    let mut trips = Vec::new();
    for block in body.split("Origin").skip(1) {
        let (origin, cells) = block
            .trim()
            .split_once(char::is_whitespace)
            .unwrap_or((block.trim(), ""));
        let origin: usize = origin.parse().expect("a zone");
        for cell in cells.split(';').filter_map(|cell| cell.split_once(':')) {
            let to: usize = cell.0.trim().parse().expect("a zone");
            trips.push((origin - 1, to - 1, cell.1.trim().parse().expect("trips")));
        }
    }
    trips
}

fn assert_close(found: f64, published: f64, what: &str) {
    let error = ((found - published) / published).abs();
    assert!(error < TOLERANCE, "{what}: {found} instead of {published}");
}

fn equals_published(set: &str) {
    let (Some(data), Some(figures)) = (
        shared("data/tntp-shared"),
        shared("design/oracles_tntp.csv"),
    ) else {
        return;
    };
    let read = |what: &str| {
        let path = data.join(set).join(format!("{set}_{what}.tntp"));
        std::fs::read_to_string::<&Path>(&path).expect("a network file")
    };
    let times = times_between_zones(&read("net"));
    let pairs: f64 = times.iter().flatten().sum();
    let weighted: f64 = trips(&read("trips"))
        .iter()
        .map(|&(from, to, trips)| trips * times[from][to])
        .sum();
    let figures = Table::read(&figures);
    let row = figures
        .text("set")
        .iter()
        .position(|name| name.ends_with(set))
        .expect("a row of the set");
    let figure = |name| figures.column::<f64>(name)[row];
    assert_close(
        pairs,
        figure("sum_zone_pairs_free_flow"),
        "sum over zone pairs",
    );
    assert_close(
        weighted,
        figure("sptt_free_flow_weighted"),
        "sum weighted by trips",
    );
}

#[test]
fn free_flow_times_of_sioux_falls_are_as_published() {
    equals_published("SiouxFalls");
}

#[test]
fn free_flow_times_of_anaheim_are_as_published() {
    equals_published("Anaheim");
}

#[test]
fn free_flow_times_of_winnipeg_are_as_published() {
    equals_published("Winnipeg");
}
