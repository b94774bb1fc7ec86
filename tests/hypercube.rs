//! Small districts with a crew at each base, held against the exact solution of Larson's hypercube model, and one crew against M/G/1.
//!
//! In the model a server is free where it stands by and serves at one rate wherever it goes; so ways here take seconds and work on
//! scene an exponential time of the order of an hour.

#[path = "hypercube/exact.rs"]
mod exact;
#[path = "support/stage.rs"]
mod stage;
#[path = "support/worlds.rs"]
mod worlds;

use exact::{Found, Hypercube};
use reliefsim::outcome::IncidentOutcome;
use reliefsim::random::Dist;
use reliefsim::response::incidents::answer;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{Clock, Level, TeamKind};
use reliefsim::scenario::incidents::{IncidentKind, IncidentRow, IncidentSettings};
use reliefsim::scenario::spec::defaults;
use reliefsim::scenario::tables::TeamRow;
use stage::Stage;
use worlds::{empty, id};

const WINDOW_H: f64 = 3000.0;
const REPLICATIONS: u32 = 24;

/// A crew at every base, and calls from atoms.
struct District {
    /// Where along a street each crew stands by, in metres.
    bases_m: Vec<f64>,
    /// Where each atom lies, in metres, and its calls an hour.
    atoms: Vec<(f64, f64)>,
    on_scene_min: Dist,
}

impl District {
    /// Everything that lies along the street, in order, with its node.
    fn nodes(&self) -> Vec<f64> {
        let mut all: Vec<f64> = self.bases_m.clone();
        all.extend(self.atoms.iter().map(|atom| atom.0));
        all.sort_by(f64::total_cmp);
        all.dedup();
        all
    }

    fn scenario(&self) -> Scenario {
        let nodes = self.nodes();
        let mut scenario = empty(nodes.len(), WINDOW_H + 200.0);
        (scenario.flood, scenario.link_failure) = (None, None);
        for (at, pair) in nodes.windows(2).enumerate() {
            worlds::road(
                &mut scenario,
                [at, at + 1],
                (pair[1] - pair[0]) / 1000.0,
                0.0,
            );
        }
        let node = |place_m: f64| nodes.iter().position(|node| *node >= place_m);
        let node = |place_m: f64| node(place_m).expect("a node");
        for (number, &base_m) in self.bases_m.iter().enumerate() {
            let site = worlds::site(&format!("s{number}"), node(base_m));
            scenario.teams.push(team(number, &site.site_id.0));
            scenario.sites.push(site);
        }
        for (number, &(place_m, calls_per_h)) in self.atoms.iter().enumerate() {
            let mut row = area(number, node(place_m));
            row.expected_incidents = calls_per_h * WINDOW_H;
            row.on_scene_min = self.on_scene_min;
            scenario.incident_areas.push(row);
        }
        let mut settings: IncidentSettings = defaults().expect("every field has a default");
        settings.window_h = WINDOW_H;
        settings.night_factor = 1.0;
        settings.report_min = Dist::Fixed(0.0);
        settings.order_min = Dist::Fixed(0.0);
        scenario.incidents = Some(settings);
        scenario
    }

    fn calls_per_h(&self) -> f64 {
        self.atoms.iter().map(|atom| atom.1).sum()
    }

    /// The same as a hypercube: the nearest base is preferred.
    fn hypercube(&self, mean_min: f64) -> Hypercube {
        let prefers = |place_m: f64| {
            let mut order: Vec<usize> = (0..self.bases_m.len()).collect();
            let far = |base: &usize| (self.bases_m[*base] - place_m).abs();
            order.sort_by(|a, b| far(a).total_cmp(&far(b)));
            order
        };
        Hypercube {
            calls_per_h: self.atoms.iter().map(|atom| atom.1).collect(),
            prefers: self.atoms.iter().map(|atom| prefers(atom.0)).collect(),
            services_per_h: 60.0 / mean_min,
        }
    }
}

fn team(number: usize, site: &str) -> TeamRow {
    TeamRow {
        team_id: id(&format!("t{number}")),
        name: format!("crew {number}"),
        level: Level::County,
        kind: TeamKind::Medical,
        people_persons: 2.0,
        site_id: id(site),
        turnout_min: Dist::Fixed(0.0),
        night_turnout_min: None,
        standby_turnout_min: None,
        crews_per_vehicle: None,
        from_level: None,
        vehicle_id: Some(id("lorry")),
        vehicles: 1,
    }
}

fn area(number: usize, node: usize) -> IncidentRow {
    IncidentRow {
        area_id: id(&format!("a{number}")),
        name: format!("atom {number}"),
        kind: IncidentKind::Medical,
        expected_incidents: 0.0,
        priority: 1,
        x_coord: 0.0,
        y_coord: 0.0,
        node_id: Some(id(&format!("n{node}"))),
        approach_min: 0.0,
        from_landing_km: Dist::Fixed(0.0),
        on_scene_min: Dist::Fixed(0.0),
        hospital_share: 0.0,
        hospital_site_id: None,
    }
}

/// How the calls of many replications are answered.
fn play(district: &District) -> Vec<IncidentOutcome> {
    let stage = Stage::of(&district.scenario());
    let replication = |replication| {
        let facts = stage.facts(replication);
        answer(&stage.plan.incident_access, &facts.roads(&stage.world))
    };
    (0..REPLICATIONS).flat_map(replication).collect()
}

/// The same figures of what the program played.
fn found(district: &District, answered: &[IncidentOutcome]) -> Found {
    let (servers, atoms) = (district.bases_m.len(), district.atoms.len());
    let mut busy_h = vec![0.0; servers];
    let mut counts = vec![vec![0.0; servers]; atoms];
    let mut waits = 0.0;
    for one in answered {
        let [sortie] = one.sorties[..] else {
            panic!("one crew goes to each call")
        };
        busy_h[sortie.crew as usize] += (sortie.free - sortie.sent).hours();
        counts[one.area as usize][sortie.crew as usize] += 1.0;
        waits += f64::from(u8::from(one.had_to_wait()));
    }
    let all_h = WINDOW_H * f64::from(REPLICATIONS);
    let shares = |counts: Vec<f64>| {
        let sum: f64 = counts.iter().sum();
        counts.into_iter().map(|count| count / sum).collect()
    };
    Found {
        workload: busy_h.into_iter().map(|busy_h| busy_h / all_h).collect(),
        dispatched: counts.into_iter().map(shares).collect(),
        waits: waits / answered.len() as f64,
    }
}

/// Workloads and shares of dispatches within so much of the exact ones.
fn hold(district: &District, mean_min: f64, within: f64) {
    let exact = district.hypercube(mean_min).solve();
    let played = found(district, &play(district));
    println!("workload {:?} of {:?}", played.workload, exact.workload);
    println!(
        "dispatched {:?} of {:?}",
        played.dispatched, exact.dispatched
    );
    println!("waits {} of {}", played.waits, exact.waits);
    let pairs = [(&played.workload, &exact.workload)].into_iter();
    let of_atoms = played.dispatched.iter().zip(&exact.dispatched);
    for (played, exact) in pairs.chain(of_atoms) {
        for (played, exact) in played.iter().zip(exact) {
            assert!((played - exact).abs() < within, "{played} of {exact}");
        }
    }
    assert!((played.waits - exact.waits).abs() < within);
}

#[test]
fn three_crews_share_the_calls_as_the_hypercube_says() {
    let district = District {
        bases_m: vec![0.0, 40.0, 100.0],
        atoms: vec![(5.0, 1.2), (30.0, 0.6), (65.0, 0.5), (95.0, 0.4)],
        on_scene_min: Dist::Exponential(40.0),
    };
    // Some 190,000 calls: a share of one of four atoms has a standard error of 0.003 where calls come in bursts.
    hold(&district, 40.0, 0.01);
}

#[test]
fn six_crews_share_the_calls_as_the_hypercube_says() {
    let district = District {
        bases_m: vec![0.0, 31.0, 67.0, 118.0, 140.0, 199.0],
        atoms: vec![
            (9.0, 2.0),
            (50.0, 1.0),
            (90.0, 0.3),
            (131.0, 0.8),
            (180.0, 1.6),
        ],
        on_scene_min: Dist::Exponential(45.0),
    };
    hold(&district, 45.0, 0.01);
}

#[test]
fn the_hypercube_waits_as_erlang_says_and_shares_all_work() {
    // With one rate the number of busy servers is that of M/M/N, whoever is preferred.
    let district = District {
        bases_m: vec![0.0, 31.0, 67.0, 118.0, 140.0, 199.0],
        atoms: vec![(9.0, 2.0), (50.0, 1.0), (180.0, 1.6)],
        on_scene_min: Dist::Exponential(60.0),
    };
    let found = district.hypercube(60.0).solve();
    let load = district.calls_per_h();
    let blocked = (1..=6).fold(1.0, |blocked: f64, server| {
        load * blocked / (f64::from(server) + load * blocked)
    });
    let waits = blocked / (1.0 - load / 6.0 * (1.0 - blocked));
    assert!(
        (found.waits - waits).abs() < 1e-12,
        "{} of {waits}",
        found.waits
    );
    assert!((found.workload.iter().sum::<f64>() - load).abs() < 1e-12);
    for dispatched in &found.dispatched {
        assert!((dispatched.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
    // Two servers and one atom by hand: one call an hour, one service an hour.
    let two = Hypercube {
        calls_per_h: vec![1.0],
        prefers: vec![vec![0, 1]],
        services_per_h: 1.0,
    };
    // p00 = 1/3; p10 from balance of {1}: (1 + 1) p01 = p11·1 and (1 + 1) p10 = p00 + p11; p11 (line apart) = p00 / 2.
    let share = two.solve();
    let (p00, p11) = (1.0 / 3.0, 1.0 / 6.0);
    let (p10, p01) = (f64::midpoint(p00, p11), p11 / 2.0);
    let with_line = 2.0 * p11;
    assert!((share.workload[0] - (p10 + with_line)).abs() < 1e-12);
    assert!((share.workload[1] - (p01 + with_line)).abs() < 1e-12);
    assert!((share.dispatched[0][0] - (p00 + p01 + with_line / 2.0)).abs() < 1e-12);
}

/// M/G/1 waits as Pollaczek and Khinchine say (`design/oracles.csv`, Q2): 2.5 calls an hour of 0.3 h each.
#[test]
fn one_crew_waits_as_pollaczek_and_khinchine_say() {
    let log_normal = |mean_min: f64, cv: f64| {
        // Median and 90 % quantile of a lognormal of this mean and coefficient of variation.
        let variance = libm::log(1.0 + cv * cv);
        let median = mean_min / libm::exp(variance / 2.0);
        Dist::LogNormal {
            median,
            p90: median * libm::exp(1.281_551_565_544_6 * variance.sqrt()),
        }
    };
    let laws = [
        (Dist::Fixed(18.0), 0.45),
        (Dist::Exponential(18.0), 0.9),
        (log_normal(18.0, 1.5), 1.4625),
    ];
    for (on_scene_min, wait_h) in laws {
        let district = District {
            bases_m: vec![0.0],
            atoms: vec![(0.0, 2.5)],
            on_scene_min,
        };
        let answered = play(&district);
        let waited = answered
            .iter()
            .map(|one| one.arrival(Clock::DispatchOrder).hours());
        let mean_h = waited.sum::<f64>() / answered.len() as f64;
        println!("{mean_h} of {wait_h}");
        assert!((mean_h / wait_h - 1.0).abs() < 0.05, "{mean_h} of {wait_h}");
    }
}
