//! Calls for help: when each incident of a replication happens, when it is reported and what it needs.
//!
//! How many an area has is Poisson. Their times are spread over the window evenly by day and by night, each hour of the
//! dark counting `night_factor` times. An incident is drawn by its area and number, so that one more shifts no other.

use super::Draws;
use super::daylight::Daylight;
use crate::random::{EntityKey, Purpose, poisson_quantile};
use crate::scenario::incidents::IncidentSettings;
use crate::units::Millis;
use crate::world::{IncidentArea, Incidents};

/// One incident as it happens, before anybody answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// Address of the draws of those who answer.
    pub key: EntityKey,
    /// Number of its area.
    pub area: u32,
    /// It happens.
    pub happened: Millis,
    /// Its call is answered.
    pub reported: Millis,
    /// From the landing over water, in km; 0 by land.
    pub from_landing_km: f64,
    /// Work on scene from the first arrival.
    pub on_scene: Millis,
    /// Whether somebody is taken to the hospital.
    pub to_hospital: bool,
}

/// Draws the incidents of a replication, in the order in which they happen.
pub fn draw(incidents: &Incidents, daylight: &Daylight, draws: &Draws) -> Vec<Incident> {
    let settings = &incidents.settings;
    let hours = Hours::of(settings, daylight);
    let of_area = |(at, area): (u32, &IncidentArea)| {
        let mut stream = draws.stream(Purpose::Incidents, area.key);
        let expected = if hours.weight > 0.0 {
            area.row.expected_incidents
        } else {
            0.0
        };
        let number = poisson_quantile(expected, stream.uniform());
        let incident = |number| one(settings, &hours, draws, (at, area, number));
        (0..number).map(incident).collect::<Vec<_>>()
    };
    let areas = (0..).zip(&incidents.areas);
    let mut all: Vec<Incident> = areas.flat_map(of_area).collect();
    // By address where two happen at once, so that the order of the rows says nothing.
    all.sort_by_key(|incident| (incident.happened, incident.key));
    all
}

fn one(
    settings: &IncidentSettings,
    hours: &Hours,
    draws: &Draws,
    (at, area, number): (u32, &IncidentArea, u64),
) -> Incident {
    let key = area.key.with(EntityKey(number));
    let mut stream = draws.stream(Purpose::Incident, key);
    let happened = hours.time_of(stream.uniform());
    let report = settings.report_min.minutes(&mut stream);
    let from_landing_km = area.row.from_landing_km.sample(&mut stream).max(0.0);
    let on_scene = area.row.on_scene_min.minutes(&mut stream);
    Incident {
        key,
        area: at,
        happened,
        reported: happened + report,
        from_landing_km,
        on_scene,
        to_hospital: area.hospital.is_some() && stream.happens(area.row.hospital_share),
    }
}

/// The hours of the window, each as heavy as incidents are likely in it.
struct Hours {
    /// Stretches of day and night in order: their begin, and the weight of one of their hours.
    stretches: Vec<(Millis, f64)>,
    ends: Millis,
    /// Weight of the whole window.
    weight: f64,
}

impl Hours {
    fn of(settings: &IncidentSettings, daylight: &Daylight) -> Self {
        let ends = Millis::from_hours(settings.window_h);
        let changes = daylight.changes_after(Millis::ZERO);
        let begins = [Millis::ZERO]
            .into_iter()
            .chain(changes.take_while(|&change| change < ends));
        let weighed = |begin: Millis| {
            let weight = if daylight.is_dark(begin) {
                settings.night_factor
            } else {
                1.0
            };
            (begin, weight)
        };
        let mut hours = Self {
            stretches: begins.map(weighed).collect(),
            ends,
            weight: 0.0,
        };
        hours.weight = hours.weighed().map(|(_, _, weight)| weight).sum();
        hours
    }

    /// Begin, length and weight of each stretch.
    fn weighed(&self) -> impl Iterator<Item = (Millis, Millis, f64)> {
        let ends = self.stretches.iter().skip(1).map(|(begin, _)| *begin);
        let stretches = self.stretches.iter().zip(ends.chain([self.ends]));
        stretches
            .map(|(&(begin, weight), end)| (begin, end - begin, weight * (end - begin).hours()))
    }

    /// The time before which a share of the incidents happen.
    fn time_of(&self, share: f64) -> Millis {
        let mut left = share * self.weight;
        for (begin, length, weight) in self.weighed() {
            if left < weight {
                return begin + Millis::from_hours(length.hours() * left / weight);
            }
            left -= weight;
        }
        self.ends
    }
}
