//! People of villages: the census tells how many live in the towns and in the country of the whole district.

use reliefsim::intake::synth::Village;
use reliefsim::random::{Dist, EntityKey, Purpose, SeedKey};
use reliefsim::scenario::tables::PlaceRow;

use crate::district::District;
use crate::layout::Land;

/// A unit that is on the list of divisions for its number alone.
const VIRTUAL: &str = "虚拟";

/// Splits the census totals by weights that are drawn once, so that they add up to the last person.
pub fn split(district: &District, villages: &mut [Village]) {
    let all_urban = district.rural_persons == 0;
    for (urban, total) in [
        (true, district.urban_persons),
        (false, district.rural_persons),
    ] {
        let mut chosen: Vec<&mut Village> = villages
            .iter_mut()
            .filter(|village| (village.urban || all_urban) == urban)
            .collect();
        share_out(total, district, &mut chosen);
    }
}

fn share_out(total: u32, district: &District, villages: &mut [&mut Village]) {
    let spread = Dist::LogNormal {
        median: 1.0,
        p90: 1.8,
    };
    let weight = |village: &Village| {
        let mut stream = SeedKey::new(district.seed, "people").stream(
            0,
            Purpose::Synth,
            EntityKey::new("village", &village.id),
        );
        let size = if village.name.contains(VIRTUAL) {
            district.virtual_weight
        } else {
            1.0
        };
        size * spread.sample(&mut stream)
    };
    let weights: Vec<f64> = villages.iter().map(|village| weight(village)).collect();
    let sum: f64 = weights.iter().sum();
    let (mut given, mut share) = (0, 0.0);
    for (village, weight) in villages.iter_mut().zip(weights) {
        share += weight / sum;
        let until = libm::round(f64::from(total) * share) as u32;
        village.population = until.min(total) - given;
        given = until.min(total);
    }
}

/// What the census and the standards say of the people of each place.
pub fn settle(district: &District, land: &Land, places: &mut [PlaceRow]) {
    for (place, village) in places.iter_mut().zip(&land.layout.villages) {
        place.special_needs_share = district.special_needs_share;
        let built_up = |m2: f64| libm::round(m2 * f64::from(village.population) / 1e4) / 100.0;
        place.built_up_km2 = district
            .built_up_m2_per_person
            .filter(|_| village.urban)
            .map(built_up);
    }
}
