//! The lane router against the reference on real roads and on shapes that are hard: every time, every arc.
//!
//! Roads: Harbin (OpenStreetMap, through the crate's own import), Auckland (JEMSS) and Beira (RA2CE). In every lane
//! a share of the links is closed at random and others take no time; links are one-way as they are in truth, or by lot.
//! Small random networks of every shape are tested beside the router itself (`src/routing/tests/lanes.rs`).

mod agree;
#[path = "../../benches/relief_1/auckland.rs"]
mod auckland;
mod roads;
mod shapes;
#[path = "../support/mod.rs"]
mod support;

use agree::{Fate, Sample, Seen, agree, costs};
use reliefsim::routing::lanes::{Hierarchy, contraction_order};
use roads::Roads;

/// A flood: a seventh of the roads closed, every ninth a stretch that takes no time, times to the millisecond.
const FLOOD: Fate = Fate {
    closed: 0.15,
    free: 0.11,
    grain_ms: 1,
};
/// Few closed, so that ways are long, and times in whole ten seconds, so that many are equally quick.
const TIES: Fate = Fate {
    closed: 0.01,
    free: 0.05,
    grain_ms: 10_000,
};

/// All of it on one network; what was seen in all.
fn holds(roads: &Roads, sources: usize, seeds: std::ops::Range<u64>) -> Vec<Seen> {
    let network = &roads.network;
    let hierarchy = Hierarchy::new(network, &contraction_order(network));
    let mut seen = Vec::new();
    for seed in seeds {
        let sample = || Sample::of(network, sources, 60, seed);
        for fate in [FLOOD, TIES] {
            let by_arc = costs(roads, fate, true, seed);
            seen.push(agree::<2>(network, &hierarchy, &by_arc, &mut sample()));
            if roads.is_two_way() {
                let by_link = costs(roads, fate, false, seed);
                seen.push(agree::<1>(network, &hierarchy, &by_link, &mut sample()));
            }
        }
    }
    seen
}

/// Insists that each kind of answer came up.
fn nothing_was_idle(name: &str, seen: &[Seen]) {
    let sum = |of: fn(&Seen) -> usize| seen.iter().map(of).sum::<usize>();
    let [reached, not_reached, routes, detours, cut_off] = [
        sum(|seen| seen.reached),
        sum(|seen| seen.not_reached),
        sum(|seen| seen.routes),
        sum(|seen| seen.detours),
        sum(|seen| seen.cut_off),
    ];
    eprintln!(
        "{name}: {reached} times and {not_reached} without a way, {routes} routes of which {detours} detours; {cut_off} cut off"
    );
    for count in [reached, not_reached, detours, cut_off] {
        assert!(count > 0, "{name}: {seen:?}");
    }
}

#[test]
fn harbin_of_both_years() {
    for file in ["harbin-barefoot.osm.pbf", "harbin-dataplatform.osm.pbf"] {
        let Some(roads) = roads::harbin(file) else {
            return;
        };
        assert!(!roads.is_two_way(), "{file} has one-way streets");
        nothing_was_idle(file, &holds(&roads, 4, 0..3));
    }
}

#[test]
fn auckland_as_it_is() {
    let Some(roads) = roads::auckland() else {
        return;
    };
    assert!(!roads.is_two_way(), "Auckland has one-way streets");
    nothing_was_idle("Auckland", &holds(&roads, 4, 0..4));
}

#[test]
fn beira_both_ways_one_way_and_twice() {
    let Some(roads) = roads::beira() else { return };
    assert!(roads.is_two_way());
    nothing_was_idle("Beira", &holds(&roads, 6, 0..4));
    nothing_was_idle(
        "Beira, a fifth one-way",
        &holds(&roads.one_way(0.2, 1), 6, 0..4),
    );
    nothing_was_idle(
        "Beira, half one-way",
        &holds(&roads.one_way(0.5, 2), 6, 0..2),
    );
    nothing_was_idle("Beira twice", &holds(&roads.twice(), 6, 0..2));
}
