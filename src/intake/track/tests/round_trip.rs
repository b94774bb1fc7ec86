//! The project's own table reads back exactly what was written.

use super::*;
use crate::units::UtcMinute;
use proptest::prelude::*;

/// What the table has columns for.
fn as_written(mut storm: Storm) -> Storm {
    for fix in &mut storm.fixes {
        fix.grade = None;
        fix.landfall = false;
        fix.radius_50_kt = None;
        fix.radius_30_kt = None;
    }
    storm
}

#[test]
fn real_tracks_come_back_to_the_last_digit() {
    let all =
        shared("typhoon-jma-shared/bst_2015_2017.txt").unwrap_or_else(|| hato_jma().into_bytes());
    let tracks = read(&all, &ReadOptions::default());
    let storms: Vec<Storm> = tracks.storms.into_iter().map(as_written).collect();
    let text = write_canonical(&storms);
    let again = read(text.as_bytes(), &ReadOptions::default());
    assert_eq!(again.storms, storms);
    assert_eq!(write_canonical(&again.storms), text);
}

#[test]
fn columns_may_stand_in_any_order_and_rmax_may_lack() {
    let text = "agency,lon_deg,lat_deg,time_utc,central_pressure_hpa,wind_m_s,averaging_min,name,storm_id\n\
        CMA,114.4,21.6,2017-08-23T00:00Z,950,45,2,\"天鸽, HATO\",1713\n\
        CMA,112.8,22.3,2017-08-23T06:00Z,960,38.5,2,\"天鸽, HATO\",1713\n";
    assert_eq!(found(text.as_bytes(), &ReadOptions::default()), []);
    let storm = only(text, &ReadOptions::default());
    assert_eq!(
        (storm.name.as_str(), storm.fixes[1].wind_m_s),
        ("天鸽, HATO", Some(38.5))
    );
}

prop_compose! {
    fn any_fix()(
        lat_deg in -90.0..=90.0_f64,
        lon_deg in -180.0..=360.0_f64,
        wind_m_s in proptest::option::of(0.001..=150.0_f64),
        central_pressure_hpa in proptest::option::of(800.0..=1100.0_f64),
        rmax_km in proptest::option::of(0.001..=998.0_f64),
    ) -> Fix {
        Fix { wind_m_s, central_pressure_hpa, rmax_km, ..Fix::at(UtcMinute(0), lat_deg, lon_deg) }
    }
}

prop_compose! {
    fn any_storm()(
        id in "[A-Z0-9]{1,13}",
        name in "([A-Z\u{4e00}-\u{4e20}]([ ,\"A-Z]{0,6}[A-Z\"])?)?",
        minutes in prop_oneof![Just(Averaging::OneMinute), Just(Averaging::TwoMinutes), Just(Averaging::TenMinutes)],
        first in -50_000_000_i64..50_000_000,
        fixes in proptest::collection::vec((1_i64..100_000, any_fix()), 1..12),
    ) -> Storm {
        let mut time = UtcMinute(first);
        let fixes = fixes.into_iter().map(|(step, fix)| {
            time.0 += step;
            Fix { time, ..fix }
        });
        Storm { id, name, agency: "X".to_owned(), averaging: minutes, fixes: fixes.collect() }
    }
}

proptest! {
    #[test]
    fn any_storm_comes_back_exactly(storm in any_storm()) {
        let text = write_canonical(std::slice::from_ref(&storm));
        let tracks = read(text.as_bytes(), &ReadOptions::default());
        prop_assert_eq!(tracks.storms, vec![storm]);
    }
}
