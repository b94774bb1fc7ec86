//! The injured on their way to a bed, held against what can be worked out by hand.

#[path = "support/stage.rs"]
mod stage;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use reliefsim::outcome::{Outcome, Patient};
use reliefsim::random::Dist;
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::hospitals::HospitalRow;
use reliefsim::scenario::people::CasualtySettings;
use reliefsim::scenario::rescue::RescueSettings;
use reliefsim::scenario::spec::defaults;
use reliefsim::units::Millis;
use stage::Stage;
use support::program::Desk;
use worlds::{empty, id, road, village};

/// A hospital at node 0, 12 minutes before a village. All of its people are trapped from the first moment on, all are injured,
/// and after 20 hours neighbours bring all of them out at once.
fn scenario(persons: u32, hospital: HospitalRow) -> Scenario {
    let mut scenario = empty(2, 72.0);
    road(&mut scenario, [0, 1], 12.0, 0.0);
    worlds::depot(&mut scenario, 0, 1);
    village(&mut scenario, 1, persons);
    scenario.casualties = Some(CasualtySettings {
        trapped_depth_m: 1.0,
        injured_per_person_h: 1.0,
        dead_per_person_h: 0.0,
        cut_off_share: 0.0,
    });
    scenario.rescue = Some(RescueSettings {
        neighbour_share: 1.0,
        neighbour_h: Dist::Fixed(20.0),
        pickup_min: Dist::Fixed(10.0),
        stay_h: Dist::Fixed(5.0),
        ..defaults().expect("every field has a default")
    });
    scenario.hospitals = vec![hospital];
    scenario
}

fn hospital(ambulances: u32, free_beds: u32) -> HospitalRow {
    HospitalRow {
        hospital_id: id("h0"),
        name: "hospital".into(),
        site_id: id("d0"),
        free_beds,
        ambulances,
        vehicle_id: id("lorry"),
    }
}

fn outcome(scenario: &Scenario, replication: u32) -> Outcome {
    let stage = Stage::of(scenario);
    run::trace(&stage.world, &stage.plan, 1, replication).0
}

fn patients(scenario: &Scenario) -> Vec<Patient> {
    outcome(scenario, 0).patients
}

fn hm(hours: i64, minutes: i64) -> Millis {
    Millis((hours * 60 + minutes) * 60_000)
}

/// Taken up, in bed.
fn times(scenario: &Scenario) -> Vec<(Millis, Millis)> {
    let patients = patients(scenario).into_iter();
    patients
        .map(|patient| (patient.taken_up, patient.in_bed))
        .collect()
}

#[test]
fn one_ambulance_and_two_beds_to_the_minute() {
    // Out at 20:00. There after 12 minutes, ten to take up, 12 back; then the next. The third waits until the first leaves.
    let expected = [
        (hm(20, 22), hm(20, 34)),
        (hm(20, 56), hm(21, 8)),
        (hm(21, 30), hm(25, 34)),
    ];
    assert_eq!(times(&scenario(3, hospital(1, 2))), expected);
    // With an ambulance and a bed each, nobody waits.
    assert_eq!(
        times(&scenario(3, hospital(3, 3))),
        [(hm(20, 22), hm(20, 34)); 3]
    );
}

#[test]
fn each_goes_where_a_bed_is_soonest() {
    // A second hospital, 30 minutes beyond the village, has a bed at 21:10; the first would have one at 25:34.
    let mut scenario = scenario(2, hospital(1, 1));
    scenario.nodes = empty(3, 1.0).nodes;
    road(&mut scenario, [1, 2], 30.0, 0.0);
    scenario.sites.push(worlds::site("s2", 2));
    scenario.hospitals.push(HospitalRow {
        hospital_id: id("h1"),
        site_id: id("s2"),
        ..hospital(1, 1)
    });
    let found: Vec<_> = patients(&scenario)
        .iter()
        .map(|patient| (patient.hospital, patient.in_bed))
        .collect();
    assert_eq!(found, [(Some(0), hm(20, 34)), (Some(1), hm(21, 10))]);
}

#[test]
fn ambulances_wait_at_a_closed_road_and_take_nobody_out_of_the_water() {
    let mut closed = scenario(1, hospital(1, 1));
    closed.links[0].closed_probability = 1.0;
    let failure = closed.link_failure.as_mut().expect("links fail");
    (failure.time_h, failure.repair_h) = (Dist::Fixed(19.0), Dist::Fixed(10.0));
    assert_eq!(times(&closed), [(hm(29, 22), hm(29, 34))]);
    let mut trapped = scenario(1, hospital(1, 1));
    trapped
        .rescue
        .as_mut()
        .expect("people are brought out")
        .neighbour_share = 0.0;
    let [patient] = patients(&trapped)[..] else {
        panic!("one is injured")
    };
    assert_eq!(
        (patient.trapped, patient.out, patient.hospital),
        (Millis::ZERO, Millis::NEVER, None)
    );
}

#[test]
fn a_flooded_hospital_sends_nobody_and_takes_nobody_in() {
    let mut scenario = scenario(1, hospital(1, 1));
    (scenario.sites[0].flood_ref, scenario.sites[0].floor_m) = (Some(id("river")), Some(1.0));
    let [patient] = patients(&scenario)[..] else {
        panic!("one is injured")
    };
    assert_eq!((patient.out, patient.hospital), (hm(20, 0), None));
}

#[test]
fn without_hospitals_nobody_asks() {
    let mut without = scenario(3, hospital(1, 1));
    without.hospitals.clear();
    let outcome = outcome(&without, 0);
    assert_eq!((outcome.casualties()[1], outcome.patients.len()), (3, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn every_injured_person_is_told_of_once_and_no_bed_holds_two(
        persons in 1_u32..60, ambulances in 0_u32..4, free_beds in 0_u32..5, stay_h in 0.0..30.0f64, share in 0.0..1.0f64,
    ) {
        let mut scenario = scenario(persons, hospital(ambulances, free_beds));
        let rescue = scenario.rescue.as_mut().expect("people are brought out");
        rescue.neighbour_share = share;
        rescue.stay_h = Dist::Fixed(stay_h);
        scenario.casualties.as_mut().expect("casualties are counted").injured_per_person_h = 0.02;
        for replication in 0..3 {
            let outcome = outcome(&scenario, replication);
            prop_assert_eq!(outcome.patients.len() as u64, outcome.casualties()[1]);
            let mut in_bed: Vec<Millis> = Vec::new();
            for patient in &outcome.patients {
                prop_assert!(patient.trapped <= patient.out && patient.out <= patient.taken_up);
                prop_assert!(patient.taken_up <= patient.in_bed);
                prop_assert!(patient.in_bed.is_never() || !patient.out.is_never());
                if !patient.in_bed.is_never() {
                    in_bed.push(patient.in_bed);
                }
            }
            // Never more in a bed at one time than there are beds, nor on the road than there are ambulances.
            for &time in &in_bed {
                let since = time - Millis::from_hours(stay_h);
                let here = in_bed.iter().filter(|&&other| other > since && other <= time).count();
                prop_assert!(here as u32 <= free_beds.max(u32::from(stay_h <= 0.0)));
            }
            let mut taken_up: Vec<Millis> = outcome.patients.iter().map(|patient| patient.taken_up).filter(|time| !time.is_never()).collect();
            taken_up.sort_unstable();
            for trips in taken_up.windows(ambulances as usize + 1) {
                // Out, take up and back take 34 minutes.
                prop_assert!(trips[ambulances as usize] - trips[0] >= hm(0, 34));
            }
        }
    }
}

const SECTIONS: &str = "\n[hazards.casualties]\n[rescue]\nneighbour_share = 0.5\n";
const SOURCES: &str = "[rescue],*,*,assumed,测试\n[hazards.casualties],*,*,assumed,测试\nhospitals.csv,*,*,assumed,测试\n";
const HEADER: &str = "hospital_id,name,site_id,free_beds,ambulances,vehicle_id\n";

#[test]
fn check_tells_what_keeps_the_injured_from_a_bed() {
    let found = |sections: &str, row: Option<&str>| {
        let desk = Desk::with_example();
        desk.append("demo/scenario.toml", sections);
        let sources = if sections.is_empty() {
            "hospitals.csv,*,*,assumed,测试\n"
        } else {
            SOURCES
        };
        desk.append("demo/sources.csv", sources);
        desk.append("demo/vehicles.csv", "heli,直升机,air,4,1,200,0,10,4\n");
        if let Some(row) = row {
            desk.write("demo/hospitals.csv", HEADER.to_owned() + row);
        }
        let mut codes = desk.codes("demo");
        codes.retain(|code| code != "W0660");
        codes.sort();
        codes
    };
    let without = found(SECTIONS, Some("h,县医院,county,20,2,light\n"));
    let more = |code: &str| {
        let mut all = without.clone();
        all.push(code.to_owned());
        all.sort();
        all
    };
    assert_eq!(
        found(SECTIONS, Some("h,县医院,county,0,2,light\n")),
        more("W0666")
    );
    assert_eq!(
        found(SECTIONS, Some("h,县医院,county,20,0,light\n")),
        more("W0666")
    );
    assert_eq!(
        found(SECTIONS, Some("h,县医院,county,20,2,heli\n")),
        more("E0665")
    );
    assert_eq!(
        found(SECTIONS, Some("h,县医院,nowhere,20,2,light\n")),
        more("E0401")
    );
    assert_eq!(
        found("", Some("h,县医院,county,20,2,light\n")),
        more("W0573")
    );
    let idle = SECTIONS.to_owned() + "stay_h = 48\n";
    let codes = found(&idle, None);
    assert!(codes.contains(&"W0664".to_owned()), "{codes:?}");
}
