//! The path of the storm's centre, ready to be drawn.

use super::super::Told;
use super::super::typhoon::told_h;
use crate::hazard::typhoon::Position;
use crate::report::svg::{Point, Svg, polyline};

/// The track that is told, hour by hour, its longitudes running on over the antimeridian.
pub fn path(told: &Told) -> Option<Vec<[f64; 2]>> {
    let track = &told.facts.event.passage.as_ref()?.track;
    let (from, until) = told_h(told.world, track);
    let hours = (0..=(until - from).max(0.0) as usize).map(|hour| from + hour as f64);
    let mut path: Vec<[f64; 2]> = Vec::new();
    for fix in hours.chain([until]).filter_map(|hour| track.at(hour)) {
        path.push(following(path.last().copied(), fix.centre));
    }
    (!path.is_empty()).then_some(path)
}

/// The position with the longitude that is nearest to that before it.
pub fn following(before: Option<[f64; 2]>, centre: Position) -> [f64; 2] {
    let lon_deg = before.map_or(centre.lon_deg, |[lon_deg, lat_deg]| {
        lon_deg + Position { lat_deg, lon_deg }.degrees_east_to(centre)
    });
    [lon_deg, centre.lat_deg]
}

/// The track on its casing, so that it stands out from whatever it crosses.
pub fn on_casing(svg: &mut Svg, line: &[Point]) {
    for class in ["track-casing", "track"] {
        svg.path(class, &polyline(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_runs_on_over_the_antimeridian_either_way() {
        let centre = |lon_deg| Position {
            lat_deg: 12.0,
            lon_deg,
        };
        for (before, next, drawn) in [
            (179.0, -179.0, 181.0),
            (181.0, -178.0, 182.0),
            (-179.5, 179.5, -180.5),
            (112.0, 113.0, 113.0),
        ] {
            let [lon_deg, lat_deg] = following(Some([before, 10.0]), centre(next));
            assert!((lon_deg - drawn).abs() < 1e-9 && (lat_deg - 12.0).abs() < 1e-12);
        }
    }
}
