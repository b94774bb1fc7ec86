//! A hazard without severity does nothing, in the scenarios as they are shipped.

#[path = "support/shipped.rs"]
mod shipped;

use reliefsim::hazard::Draws;
use reliefsim::response::{Facts, Plan};
use reliefsim::world::{PlaceIx, ReachIx, World};
use shipped::shipped;

const REPLICATIONS: u32 = 8;
/// A storm that blows nowhere, that no forecast error makes blow, and that stands still: the wind model adds the motion
/// of a storm whatever its own wind, so one without wind that moves would still blow as fast as it moves.
const CALM: [&str; 5] = [
    "track.*.lat_deg=21.5",
    "track.*.lon_deg=114.5",
    "track.*.wind_m_s=0",
    "track.*.central_pressure_hpa=1010",
    "hazards.typhoon.ensemble=none",
];
const DRY: &str = "hazards.typhoon.rain_factor=0";
/// Reservoirs below their limit, which hold: one above it releases water whether it rains or not.
const LOW_POOLS: [&str; 2] = [
    "reservoirs.*.start_level_m=30",
    "reservoirs.*.piping_probability=0",
];
/// Wang's rate in still air is 0.03 T − 0.01 × humidity + 0.7: none at 1 °C and 100 %, if no slope helps.
const STILL: [&str; 3] = [
    "hazards.fire.temperature_c=1",
    "hazards.fire.humidity_pct=100",
    "hazards.fire.wind_m_s=0",
];

/// What an event did in all replications.
#[derive(Debug, Default, PartialEq)]
struct Harm {
    closed_links: usize,
    touched_links: usize,
    places_hit: usize,
    silent_places: usize,
    risen_reaches: usize,
}

fn harm(world: &World) -> Harm {
    let plan = Plan::new(world);
    let mut harm = Harm::default();
    for replication in 0..REPLICATIONS {
        let key = world.seed_key(1);
        let Facts { event, damage, .. } = Facts::draw(world, &plan, Draws { key, replication });
        let closed = damage
            .touched
            .iter()
            .filter(|link| !damage.closed(**link).is_empty());
        harm.closed_links += closed.count();
        harm.touched_links += damage.touched.len();
        let places = (0..world.places.len() as u32).map(PlaceIx);
        harm.places_hit += places
            .filter(|place| !damage.hits.of(*place).is_empty())
            .count();
        let silent = damage
            .silence
            .iter()
            .filter(|silence| silence.from < silence.until);
        harm.silent_places += silent.count();
        let reaches = (0..world.reaches.len() as u32).map(ReachIx);
        harm.risen_reaches += reaches
            .filter(|reach| event.peak_rise_m(*reach) > 0.0)
            .count();
    }
    harm
}

#[test]
fn a_typhoon_of_no_wind_and_no_rain_does_nothing() {
    let typhoons: [(&str, &[&str]); 3] = [
        ("kaiping-typhoon", &LOW_POOLS),
        ("jianghai", &[]),
        ("haimen-typhoon", &[]),
    ];
    for (name, pools) in typhoons {
        let as_shipped = harm(&shipped(name, &[]));
        assert!(as_shipped.closed_links > 0, "{name}");
        assert!(as_shipped.places_hit > 0, "{name}");
        assert!(as_shipped.silent_places > 0, "{name}");
        assert!(as_shipped.risen_reaches > 0, "{name}");
        let calm = shipped(name, &[&CALM[..], pools, &[DRY]].concat());
        assert_eq!(harm(&calm), Harm::default(), "{name}");
    }
}

#[test]
fn rain_without_wind_hits_nobody_and_silences_nobody() {
    let harm = harm(&shipped("kaiping-typhoon", &CALM));
    assert_eq!((harm.places_hit, harm.silent_places), (0, 0));
}

#[test]
fn wind_without_rain_and_without_a_coast_raises_no_river() {
    let [level, piping] = LOW_POOLS;
    let no_coast = [
        DRY,
        level,
        piping,
        "hazards.typhoon.coast_lon_deg=",
        "hazards.typhoon.coast_lat_deg=",
    ];
    let harm = harm(&shipped("kaiping-typhoon", &no_coast));
    assert_eq!(harm.risen_reaches, 0);
    assert!(harm.closed_links > 0, "the wind still fells trees");
}

#[test]
fn a_fire_that_does_not_spread_closes_no_road_and_moves_nobody() {
    let as_shipped = harm(&shipped("kaiping-fire", &[]));
    assert!(as_shipped.closed_links > 0 && as_shipped.places_hit > 0);
    // Where it starts it may still lie beside a road or a village, so nothing is near it here.
    let beside_nothing = [
        "hazards.fire.road_closing_m=0",
        "hazards.fire.evacuation_km=0",
    ];
    let still = shipped("kaiping-fire", &[&STILL[..], &beside_nothing].concat());
    assert_eq!(harm(&still), Harm::default());
    // The same distances with the shipped weather: what closes roads is that the fire spreads.
    let spreading = harm(&shipped("kaiping-fire", &beside_nothing));
    assert!(spreading.closed_links > 0);
}
