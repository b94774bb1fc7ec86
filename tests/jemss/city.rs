//! The city model of JEMSS: roads, stations, hospitals, and an ambulance of each day.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Minutes of a day: JEMSS counts in days.
const DAY_MIN: f64 = 1440.0;
const MINUTE_MS: f64 = 60_000.0;
/// Kilometres of a degree of longitude and latitude, by the model's own map.
pub type DegreeKm = [f64; 2];
/// No way leads there.
pub const NO_WAY: u64 = u64::MAX / 4;

/// One direction of a road.
pub struct Arc {
    pub from: usize,
    pub to: usize,
    pub km: f64,
    /// With lights and sirens.
    pub minutes: f64,
}

pub struct City {
    /// Longitude and latitude. `[node]`
    pub nodes: Vec<[f64; 2]>,
    pub arcs: Vec<Arc>,
    /// The node of each station. `[station]`
    pub stations: Vec<usize>,
    /// The node of each hospital.
    pub hospitals: Vec<usize>,
    /// The station of each ambulance, from 0.
    pub ambulances: Vec<usize>,
    /// Arcs that end at each node. `[node]`
    into: Vec<Vec<usize>>,
    /// Arcs that start at each node. `[node]`
    pub out: Vec<Vec<usize>>,
}

impl Arc {
    pub fn ms(&self) -> u64 {
        (self.minutes * MINUTE_MS).round() as u64
    }
}

impl City {
    pub fn read(folder: &Path, degree_km: DegreeKm) -> Self {
        let model = folder.join("models/1");
        let zip = File::open(model.join("travel/roads/roads.zip")).expect("the roads");
        let mut zip = zip::ZipArchive::new(zip).expect("an archive");
        let nodes: Vec<[f64; 2]> = numbers(&unpacked(&mut zip, "nodes.csv"), [1, 2]);
        let km2 = |from: [f64; 2], to: [f64; 2]| -> f64 {
            let km = |axis: usize| (from[axis] - to[axis]) * degree_km[axis];
            km(0) * km(0) + km(1) * km(1)
        };
        let arcs = unpacked(&mut zip, "arcs.csv");
        let has_lengths = arcs.contains("toNode,distance,");
        // The first mode of travel is that with lights and sirens.
        let mode = if has_lengths { 4 } else { 3 };
        let arc = |[from, to, days]: [f64; 3]| {
            let [from, to] = [from, to].map(|number| number as usize - 1);
            Arc {
                from,
                to,
                km: km2(nodes[from], nodes[to]).sqrt().max(0.001),
                minutes: days * DAY_MIN,
            }
        };
        let arcs: Vec<Arc> = numbers(&arcs, [1, 2, mode]).into_iter().map(arc).collect();
        let table = |name: &str| std::fs::read_to_string(model.join(name)).expect("a table");
        let nearest = |point: [f64; 2]| {
            let order =
                |a: &usize, b: &usize| km2(nodes[*a], point).total_cmp(&km2(nodes[*b], point));
            (0..nodes.len()).min_by(order).expect("a node")
        };
        let at = |name| -> Vec<usize> {
            let points = numbers(&table(name), [1, 2]);
            points.into_iter().map(nearest).collect()
        };
        let ambulances = numbers(&table("ambulances/ambulances_1.csv"), [1]);
        let mut into = vec![Vec::new(); nodes.len()];
        let mut out = vec![Vec::new(); nodes.len()];
        for (number, arc) in arcs.iter().enumerate() {
            into[arc.to].push(number);
            out[arc.from].push(number);
        }
        Self {
            stations: at("stations/stations_1.csv"),
            hospitals: at("hospitals/hospitals_1.csv"),
            ambulances: ambulances.into_iter().map(|[at]| at as usize - 1).collect(),
            nodes,
            arcs,
            into,
            out,
        }
    }

    /// How long it takes from every node to one, in ms (Dijkstra 1959, against the arcs). `[node]`
    pub fn times_to(&self, target: usize) -> Vec<u64> {
        let mut times = vec![NO_WAY; self.nodes.len()];
        times[target] = 0;
        let mut open = BinaryHeap::from([Reverse((0, target))]);
        while let Some(Reverse((time, node))) = open.pop() {
            if time > times[node] {
                continue;
            }
            for &arc in &self.into[node] {
                let arc = &self.arcs[arc];
                let longer = time + arc.ms();
                if longer < times[arc.from] {
                    times[arc.from] = longer;
                    open.push(Reverse((longer, arc.from)));
                }
            }
        }
        times
    }
}

fn unpacked(zip: &mut zip::ZipArchive<File>, name: &str) -> String {
    let mut text = String::new();
    let mut file = zip.by_name(name).expect("a table");
    file.read_to_string(&mut text).expect("text");
    text
}

/// Columns of all rows that begin with a number; their heads do not.
fn numbers<const N: usize>(text: &str, columns: [usize; N]) -> Vec<[f64; N]> {
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        cells[0].parse::<f64>().ok()?;
        Some(columns.map(|column| cells[column].parse().expect("a number")))
    };
    text.lines().filter_map(row).collect()
}
