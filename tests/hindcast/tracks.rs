//! Hato (2017) as two agencies saw it, and the places where its wind is wanted.

use std::path::PathBuf;

use reliefsim::hazard::typhoon::averaging::{ConversionFactors, Exposure, WindOneMin, WindTenMin};
use reliefsim::hazard::typhoon::relations::{NAUTICAL_MILE_KM, takagi_wu_2016_rmax_km};
use reliefsim::hazard::typhoon::{Fix, Position, Track, TrackKind};

/// Pressure of the environment in hPa.
const ENVIRONMENT_HPA: f64 = 1010.0;

/// Where wind is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Station {
    pub name: &'static str,
    pub place: Position,
    /// Highest sustained wind reported, in m/s, where there is a report. It is the storm's maximum at landfall, most likely CMA's
    /// 2-min wind and no station's: a 1-min wind of 45 m/s would be about 2 % more.
    pub observed_m_s: Option<f64>,
}

const fn station(
    name: &'static str,
    lat_deg: f64,
    lon_deg: f64,
    observed_m_s: Option<f64>,
) -> Station {
    let place = Position { lat_deg, lon_deg };
    Station {
        name,
        place,
        observed_m_s,
    }
}

/// Places are from memory, to about 1 km. The first was found by a scan for the point that gives the computed reference of
/// science.md T11 (within 0.005 m/s); it is where we remember the seat of Jinwan district. The airport of that name lies
/// 15 km further south. Reported: 45 m/s at landfall (China Daily, 2017-08-24).
pub const STATIONS: [Station; 4] = [
    station("Jinwan seat", 22.14, 113.36, Some(45.0)),
    station("Jinwan airport", 22.006, 113.376, Some(45.0)),
    station("Kaiping", 22.376, 112.698, None),
    station("Jianghai", 22.56, 113.11, None),
];

/// Hato by JTWC: 1-min winds. `None` where the shared data is not there.
pub fn jtwc() -> Option<Track> {
    track("data/jtwc_hato_15W_2017.csv", |row| {
        let at = |column: usize| row.get(column)?.parse().ok();
        Some(Fix {
            time_h: hours(row.get(0)?)?,
            centre: Position {
                lat_deg: at(1)?,
                lon_deg: at(2)?,
            },
            wind: WindOneMin::from_knots(at(3)?),
            central_pressure_hpa: at(4)?,
            environment_pressure_hpa: ENVIRONMENT_HPA,
            rmax_km: None,
        })
    })
}

/// Hato by JMA: 10-min winds, turned into 1-min winds at sea; depressions, for which JMA gives no wind, are left out.
/// With `takagi_wu` the radius of maximum winds comes from that of 50-kt winds where JMA gives one.
pub fn jma(takagi_wu: bool) -> Option<Track> {
    let factors = ConversionFactors::harper_2010(Exposure::AtSea);
    track("data/typhoon-jma-shared/hato_1713.csv", |row| {
        let at = |column: usize| row.get(column)?.parse::<f64>().ok();
        let knots = at(5).filter(|&knots| knots > 0.0)?;
        let r50_km = at(6)
            .zip(at(7))
            .map(|(long, short)| 0.5 * (long + short) * NAUTICAL_MILE_KM);
        Some(Fix {
            time_h: hours(row.get(0)?)?,
            centre: Position {
                lat_deg: at(2)?,
                lon_deg: at(3)?,
            },
            wind: WindTenMin::from_knots(knots).to(&factors),
            central_pressure_hpa: at(4)?,
            environment_pressure_hpa: ENVIRONMENT_HPA,
            rmax_km: r50_km
                .filter(|&r50| takagi_wu && r50 > 0.0)
                .map(takagi_wu_2016_rmax_km),
        })
    })
}

fn track(file: &str, fix: impl Fn(&csv::StringRecord) -> Option<Fix>) -> Option<Track> {
    let shared = std::env::var_os("RELIEFSIM_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let mut reader = csv::Reader::from_path(shared.join(file)).ok()?;
    let fixes = reader
        .records()
        .flatten()
        .filter_map(|row| fix(&row))
        .collect();
    Track::new(TrackKind::BestTrack, fixes).ok()
}

/// Hours of August 2017 from a time such as `2017-08-23T06`.
fn hours(time: &str) -> Option<f64> {
    let (day, hour) = time.strip_prefix("2017-08-")?.split_once('T')?;
    Some(day.parse::<f64>().ok()? * 24.0 + hour.parse::<f64>().ok()?)
}
