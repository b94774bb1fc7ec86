//! How well do the wind profiles reproduce typhoon Hato (2017)?
//!
//! Tracks at 15-min steps, radius of maximum winds from central pressure, 1-min wind over open water.

use crate::tracks::{STATIONS, jma, jtwc};
use reliefsim::hazard::typhoon::profile::Periphery;
use reliefsim::hazard::typhoon::{Cells, Field, Position, ProfileKind, Track, WindModel};

pub fn print() {
    let models = [
        ("Holland 1980", ProfileKind::Holland1980),
        ("Holland 2008", ProfileKind::Holland2008),
        (
            "Holland 2010",
            ProfileKind::Holland2010(Periphery::HOLLAND_2010),
        ),
        ("Emanuel-Rotunno", ProfileKind::EmanuelRotunno2011),
    ];
    let tracks = [
        ("JTWC", jtwc()),
        ("JMA", jma(false)),
        ("JMA, Rm = 0.23 R50", jma(true)),
    ];
    println!(
        "{:<20}{:<17}{:<16}{:>9}{:>9}{:>9}",
        "track", "profile", "station", "modelled", "observed", "error %"
    );
    for (agency, track) in &tracks {
        let Some(track) = track else {
            println!("skipped: the {agency} track of Hato is not there");
            continue;
        };
        for (name, kind) in models {
            print_track(agency, name, track, kind);
        }
    }
}

fn print_track(agency: &str, model: &str, track: &Track, kind: ProfileKind) {
    let places: Vec<Position> = STATIONS.iter().map(|station| station.place).collect();
    let storms = WindModel::climada(kind).storms(track, &track.times_h(0.25));
    let mut field = Field::default();
    field.fill(&Cells::new(&places), &storms);
    for (station, wind) in STATIONS.iter().zip(field.peak()) {
        let modelled = wind.m_s();
        let observed = station
            .observed_m_s
            .map_or("-".to_owned(), |m_s| format!("{m_s:.1}"));
        let error = station.observed_m_s.map_or("-".to_owned(), |m_s| {
            format!("{:+.0}", (modelled / m_s - 1.0) * 100.0)
        });
        println!(
            "{agency:<20}{model:<17}{:<16}{modelled:>9.2}{observed:>9}{error:>9}",
            station.name
        );
    }
}
