//! Typhoon Hato (2017) from the tracks of two agencies. Skipped where the shared data is not there.

#[allow(dead_code, reason = "the example uses what the test does not")]
#[path = "hindcast/tracks.rs"]
mod tracks;

use reliefsim::hazard::typhoon::{Position, ProfileKind, Track, WindModel};
use tracks::{STATIONS, jma, jtwc};

const H80: ProfileKind = ProfileKind::Holland1980;
const H08: ProfileKind = ProfileKind::Holland2008;

fn peak_m_s(track: &Track, kind: ProfileKind, place: Position) -> f64 {
    let storms = WindModel::climada(kind).storms(track, &track.times_h(0.25));
    storms
        .iter()
        .map(|storm| storm.wind(place).m_s())
        .fold(0.0, f64::max)
}

fn place(name: &str) -> Position {
    STATIONS
        .iter()
        .find(|station| station.name == name)
        .expect("a station")
        .place
}

#[test]
fn the_jtwc_track_gives_the_winds_of_the_reference_computation() {
    let Some(track) = jtwc() else {
        println!("skipped: jtwc_hato_15W_2017.csv is not there");
        return;
    };
    for (name, kind, expected) in [
        ("Jinwan seat", H80, 46.45),
        ("Jinwan seat", H08, 52.08),
        ("Kaiping", H80, 39.87),
        ("Kaiping", H08, 45.38),
        ("Jianghai", H80, 41.86),
        ("Jianghai", H08, 47.80),
    ] {
        let got = peak_m_s(&track, kind, place(name));
        assert!(
            (got - expected).abs() < 0.05,
            "{name} {kind:?}: {got}, expected {expected}"
        );
    }
}

#[test]
fn holland_1980_on_the_jtwc_track_meets_the_reported_wind_within_fifteen_per_cent() {
    let Some(track) = jtwc() else {
        println!("skipped: jtwc_hato_15W_2017.csv is not there");
        return;
    };
    let got = peak_m_s(&track, H80, place("Jinwan seat"));
    assert!((got / 45.0 - 1.0).abs() < 0.15, "{got}");
}

#[test]
fn jmas_weaker_storm_stays_below_jtwcs_at_the_coast() {
    let (Some(jtwc), Some(jma)) = (jtwc(), jma(false)) else {
        println!("skipped: a track of Hato is not there");
        return;
    };
    // 965 hPa and 75 kt over ten minutes (41.5 m/s over one) against 948 hPa and 100 kt (51.4 m/s).
    for name in ["Jinwan seat", "Jinwan airport"] {
        assert!(peak_m_s(&jma, H08, place(name)) < peak_m_s(&jtwc, H08, place(name)));
    }
}
