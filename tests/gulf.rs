//! The Gulf coast case of Rawls and Turnquist (2010, Transportation Research B 44:521–534) as a scenario of hand-made events: 30 nodes and
//! the demands of 15 hurricanes, written as a folder, read again, run, and held against plain computations.
//!
//! Costs, probabilities and the best plan of the paper are not in the data: every hurricane is as likely, a unit of its demand for
//! food stands for ten people who need a ration each, and three cities hold depots.

#[path = "support/stage.rs"]
mod stage;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use std::collections::BTreeMap;
use std::path::Path;

use reliefsim::outcome::Outcome;
use reliefsim::run;
use reliefsim::scenario::choices::{Clock, DispatchRule};
use reliefsim::scenario::spec::defaults;
use reliefsim::scenario::states::{StatePlaceRow, StateRow};
use reliefsim::scenario::{Request, Scenario, load, write_table};
use stage::Stage;
use support::program::Desk;
use worlds::{SPEED_KM_H, depot, empty, id, road, village};

const NODES: usize = 30;
/// San Antonio, New Orleans, Savannah.
const DEPOTS: [usize; 3] = [2, 12, 22];
/// The unit of the arcs is 70 to 80 miles.
const KM_OF_UNIT: f64 = 120.0;
const PEOPLE_OF_UNIT: u32 = 10;
/// Loading at 30 t/h and unloading at 20 t/h, rations of a kilogram.
const HANDLING_H_A_PERSON: f64 = (1.0 / 30.0 + 1.0 / 20.0) / 1000.0;
const LORRY_PERSONS: u32 = 5000;
/// Rations of each depot where stock is short.
const RATIONS: u32 = 4000;

struct Case {
    /// From, to, length in the unit of the data.
    arcs: Vec<(usize, usize, f64)>,
    /// Each hurricane, and the people whom it displaces by node.
    hurricanes: Vec<(String, BTreeMap<usize, u32>)>,
}

impl Case {
    fn read(folder: &Path) -> Self {
        let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file");
        let arcs = text("arcs.csv");
        let arc = |line: &str| {
            let cells: Vec<f64> = line
                .split(',')
                .map(|cell| cell.parse().expect("a number"))
                .collect();
            (cells[0] as usize, cells[1] as usize, cells[2])
        };
        let mut hurricanes: Vec<(String, BTreeMap<usize, u32>)> = Vec::new();
        for line in text("demands.txt")
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            // Nodes are numbered from 1 here: number, name of one or more words, water, food, medical kits.
            let cells: Vec<&str> = line.split_whitespace().collect();
            match (cells[0].parse::<usize>(), hurricanes.last_mut()) {
                (Ok(number), Some((_, demand))) => {
                    let food: u32 = cells[cells.len() - 2].parse().expect("a number");
                    *demand.entry(number - 1).or_default() += food * PEOPLE_OF_UNIT;
                }
                _ => hurricanes.push((line.trim().to_owned(), BTreeMap::new())),
            }
        }
        Self {
            arcs: arcs.lines().skip(1).map(arc).collect(),
            hurricanes,
        }
    }

    /// The most people whom any hurricane displaces at a node.
    fn most(&self, node: usize) -> u32 {
        let all = self.hurricanes.iter();
        all.filter_map(|(_, demand)| demand.get(&node))
            .copied()
            .max()
            .unwrap_or(0)
    }

    /// Nodes that any hurricane strikes, in order: the places.
    fn struck(&self) -> Vec<usize> {
        (0..NODES).filter(|node| self.most(*node) > 0).collect()
    }

    /// Hours between all nodes (Floyd 1962). `[from][to]`
    fn hours(&self) -> Vec<Vec<f64>> {
        let mut hours = vec![vec![f64::INFINITY; NODES]; NODES];
        for &(from, to, length) in &self.arcs {
            let hour = length * KM_OF_UNIT / SPEED_KM_H;
            (hours[from][to], hours[to][from]) = (hour, hour);
        }
        for (node, row) in hours.iter_mut().enumerate() {
            row[node] = 0.0;
        }
        for via in 0..NODES {
            for from in 0..NODES {
                for to in 0..NODES {
                    hours[from][to] = hours[from][to].min(hours[from][via] + hours[via][to]);
                }
            }
        }
        hours
    }

    /// The case with so many rations at each depot, and lorries and docks enough for every place.
    fn scenario(&self, rations: f64) -> Scenario {
        let mut scenario = empty(NODES, 120.0);
        for &(from, to, length) in &self.arcs {
            road(&mut scenario, [from, to], length * KM_OF_UNIT, 0.0);
        }
        let places = self.struck();
        for &node in &places {
            village(&mut scenario, node, self.most(node));
        }
        for place in &mut scenario.places {
            (place.flood_ref, place.hand_low_m, place.hand_high_m) = (None, None, None);
        }
        for node in DEPOTS {
            depot(&mut scenario, node, places.len() as u32);
        }
        for (site, stock) in scenario.sites.iter_mut().zip(&mut scenario.stock) {
            site.docks = places.len() as u32;
            stock.quantity = rations;
        }
        (scenario.flood, scenario.link_failure) = (None, None);
        (scenario.reaches, scenario.hydrograph) = (Vec::new(), Vec::new());
        scenario.policy.dispatch_rule = DispatchRule::NearestAvailable;
        scenario.targets[0].clock = Some(Clock::Disaster);
        scenario.event_states = Some(defaults().expect("every field has a default"));
        for (number, (name, demand)) in self.hurricanes.iter().enumerate() {
            let state_id = id(&format!("h{number}"));
            scenario.states.push(StateRow {
                state_id: state_id.clone(),
                name: name.clone(),
                probability: 1.0 / self.hurricanes.len() as f64,
            });
            for (&node, &people) in demand {
                let place = places
                    .iter()
                    .position(|place| *place == node)
                    .expect("a place");
                scenario.state_places.push(StatePlaceRow {
                    state_id: state_id.clone(),
                    place_id: id(&format!("v{place}")),
                    displaced_share: f64::from(people) / f64::from(self.most(node)),
                    affected_share: None,
                });
            }
        }
        scenario
    }
}

const TOML: &str = "[scenario]
format = 1
name = \"gulf\"
title = \"Gulf coast\"
district = \"Gulf coast\"
adcode = \"000000\"
horizon_h = 120
step_min = 15
epoch_min = 30
start_hour_h = 8

[datum]
network = \"local_m\"
places = \"local_m\"
sites = \"local_m\"

[network]
length_unit = \"km\"
speed_unit = \"km_h\"

[traffic]
rain_speed_factor = 1
night_speed_factor = 1

[policy]
dispatch_rule = \"nearest_available\"
place_report_min = 0
town_report_min = 0
assessment_min = 0
activation_min = 0
order_min = 0
town_order_min = 0
village_handout_min = 0
reserve_share = 0

[hazards.states]
";

/// Writes the case as a folder by the library's own tables.
fn write(desk: &Desk, scenario: &Scenario) {
    for folder in ["gulf", "gulf/hazards", "gulf/network"] {
        std::fs::create_dir_all(desk.path(folder)).expect("a folder");
    }
    let folder = desk.path("gulf");
    let told = "told";
    write_table(&folder, &scenario.nodes).expect(told);
    write_table(&folder, &scenario.links).expect(told);
    write_table(&folder, &scenario.places).expect(told);
    write_table(&folder, &scenario.sites).expect(told);
    write_table(&folder, &scenario.stock).expect(told);
    write_table(&folder, &scenario.teams).expect(told);
    write_table(&folder, &scenario.vehicles).expect(told);
    write_table(&folder, &scenario.commodities).expect(told);
    write_table(&folder, &scenario.targets).expect(told);
    write_table(&folder, &scenario.states).expect(told);
    write_table(&folder, &scenario.state_places).expect(told);
    desk.write("gulf/scenario.toml", TOML);
    let tables = [
        "[scenario]",
        "[traffic]",
        "[policy]",
        "[hazards.states]",
        "network/node.csv",
        "network/link.csv",
        "places.csv",
        "sites.csv",
        "stock.csv",
        "teams.csv",
        "vehicles.csv",
        "commodities.csv",
        "targets.csv",
        "hazards/states.csv",
        "hazards/state_places.csv",
    ];
    let row = |table: &&str| format!("{table},*,*,assumed,Rawls & Turnquist 2010\n");
    let rows: String = tables.iter().map(row).collect();
    desk.write(
        "gulf/sources.csv",
        format!("table,field,row,status,source\n{rows}"),
    );
}

/// The case, where its data are there.
fn case() -> Option<Case> {
    let folder = support::shared("data/rawls-turnquist-gulf")?;
    let case = Case::read(&folder);
    let rows: usize = case.hurricanes.iter().map(|(_, demand)| demand.len()).sum();
    assert_eq!((case.arcs.len(), case.hurricanes.len(), rows), (54, 15, 83));
    Some(case)
}

/// Replications until every hurricane has come, each with its number.
fn each_hurricane(stage: &Stage, hurricanes: usize, mut hold: impl FnMut(usize, Outcome)) {
    let mut seen = vec![false; hurricanes];
    for replication in 0..400 {
        let state = stage.facts(replication).event.state.expect("a state").state as usize;
        if !std::mem::replace(&mut seen[state], true) {
            let (outcome, _) = run::trace(&stage.world, &stage.plan, 1, replication);
            hold(state, outcome);
        }
    }
    assert!(seen.iter().all(|seen| *seen));
}

#[test]
fn every_hurricane_displaces_its_people_and_the_nearest_depot_relieves_them() {
    let Some(case) = case() else { return };
    let desk = Desk::empty();
    write(&desk, &case.scenario(1e7));
    let read = load(&desk.path("gulf"), &Request::default()).expect("a sound scenario");
    let stage = Stage::of(&read.scenario);
    let (hours, places) = (case.hours(), case.struck());
    each_hurricane(&stage, case.hurricanes.len(), |hurricane, outcome| {
        let demand = &case.hurricanes[hurricane].1;
        for (place, node) in outcome.places.iter().zip(&places) {
            let people = demand.get(node).copied().unwrap_or(0);
            assert_eq!(
                place.displaced, people,
                "node {node} of hurricane {hurricane}"
            );
            if people == 0 {
                assert!(place.first_delivery.is_never());
                continue;
            }
            let nearest = DEPOTS.iter().map(|depot| hours[*depot][*node]);
            let nearest = nearest.fold(f64::INFINITY, f64::min);
            // A full lorry, and side by side with it one with the rest, which may be there first.
            let rest = if people > LORRY_PERSONS {
                people % LORRY_PERSONS
            } else {
                people
            };
            let hours = |load: u32| nearest + f64::from(load) * HANDLING_H_A_PERSON;
            let (first, last) = (hours(rest), hours(people.min(LORRY_PERSONS)));
            let found = place.first_delivery.hours();
            let is_between = first - 1e-3 < found && found < last + 1e-3;
            assert!(is_between, "node {node}: {found} h of {first} to {last} h");
        }
    });
    // The program finds the same folder sound, and its mean of those displaced is that of the table.
    let printed = desk.done(&["run", "gulf", "-n", "3000", "--out", "out"]);
    assert!(!printed.stdout.contains("E0"), "{}", printed.stdout);
    let rows = desk.read("out/replications.csv");
    let mut lines = rows.lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let column = head
        .iter()
        .position(|name| *name == "displaced")
        .expect("a column");
    let displaced: Vec<f64> = lines
        .map(|line| {
            line.split(',')
                .nth(column)
                .expect("a cell")
                .parse()
                .expect("a number")
        })
        .collect();
    let sums: Vec<f64> = case
        .hurricanes
        .iter()
        .map(|(_, demand)| f64::from(demand.values().sum::<u32>()))
        .collect();
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let sd = mean(
        &sums
            .iter()
            .map(|sum| (sum - mean(&sums)) * (sum - mean(&sums)))
            .collect::<Vec<_>>(),
    )
    .sqrt();
    let error = sd / (displaced.len() as f64).sqrt();
    assert!((mean(&displaced) - mean(&sums)).abs() < 4.0 * error);
}

#[test]
fn where_stock_is_short_all_of_it_is_handed_out_and_nothing_more() {
    let Some(case) = case() else { return };
    let stage = Stage::of(&case.scenario(f64::from(RATIONS)));
    let mut short = 0;
    each_hurricane(&stage, case.hurricanes.len(), |hurricane, outcome| {
        let need: u32 = case.hurricanes[hurricane].1.values().sum();
        let relieved = |place: &reliefsim::outcome::PlaceOutcome| -> u32 {
            place.packaged.iter().map(|group| group.people).sum()
        };
        let relieved: u32 = outcome.places.iter().map(relieved).sum();
        let stock = RATIONS * DEPOTS.len() as u32;
        assert_eq!(relieved, need.min(stock), "hurricane {hurricane}");
        short += u32::from(need > stock);
    });
    assert!(short > 0, "some hurricane asks for more than there is");
}
