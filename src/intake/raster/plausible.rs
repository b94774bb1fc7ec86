//! Whether coordinates can be in the reference system that a file claims.
//!
//! A header may lie: an exporter forgot to change it, or somebody assigned a system instead of projecting. The figures
//! themselves often give it away.

use super::bounds::Bounds;
use super::crs::Crs;

/// Why a claimed system cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The system is in degrees, the figures are metres.
    LooksLikeMetres,
    /// The system is in metres, the figures are degrees.
    LooksLikeDegrees,
    /// Longitudes run from 0 to 360.
    LongitudesTo360,
    /// The easting carries the number of its belt and the system does not, or the reverse; this one fits.
    BeltNumber(Crs),
    /// The figures lie too far from the belt to belong to it.
    FarFromBelt,
}

impl Doubt {
    /// A system that may be meant instead, by its code.
    pub(super) fn fits(self) -> String {
        match self {
            Self::LooksLikeMetres => "EPSG:4526".to_owned(),
            Self::LooksLikeDegrees | Self::LongitudesTo360 => "EPSG:4490".to_owned(),
            Self::BeltNumber(fits) => fits.to_string(),
            Self::FarFromBelt => "EPSG:n".to_owned(),
        }
    }
}

/// Degrees by which an edge may pass ±180 or ±90: global grids registered at points do so by half a cell.
const DEGREE_SLACK: f64 = 1.0;
/// Metres of easting from the central meridian beyond which nobody uses a belt: at the equator a belt of 6° ends after
/// 334 km, and grids over the edge of a zone may stretch to the next one.
const BELT_REACH_M: f64 = 1_500_000.0;
/// Metres of northing from the false northing: the pole is 10,002 km away.
const POLE_M: f64 = 10_100_000.0;

/// What speaks against these bounds (in the units of the file) being in this system.
pub(super) fn doubt(crs: Crs, bounds: &Bounds) -> Option<Doubt> {
    let sides = [bounds.west, bounds.south, bounds.east, bounds.north];
    let (lon, lat) = (180.0 + DEGREE_SLACK, 90.0 + DEGREE_SLACK);
    let latitudes = bounds.south >= -lat && bounds.north <= lat;
    if crs.is_geographic() {
        return match (latitudes, bounds.west >= -lon, bounds.east) {
            (true, true, east) if east <= lon => None,
            (true, true, east) if east <= 360.0 + DEGREE_SLACK => Some(Doubt::LongitudesTo360),
            _ => Some(Doubt::LooksLikeMetres),
        };
    }
    // A grid in metres that lies within 181 m of the origin both ways is a toy, not a district.
    if sides.iter().all(|side| side.abs() <= lon) && latitudes {
        return Some(Doubt::LooksLikeDegrees);
    }
    if let Some(fits) = other_belt_number(crs, bounds) {
        return Some(Doubt::BeltNumber(fits));
    }
    let usual = usual(crs);
    let far = bounds.west < usual.west
        || bounds.east > usual.east
        || bounds.south < usual.south
        || bounds.north > usual.north;
    far.then_some(Doubt::FarFromBelt)
}

/// Where coordinates of a system lie, in its units.
pub(super) fn usual(crs: Crs) -> Bounds {
    let around = |(x, y): (f64, f64), (width, height): (f64, f64)| Bounds {
        west: x - width,
        south: y - height,
        east: x + width,
        north: y + height,
    };
    if crs.is_geographic() {
        return around((0.0, 0.0), (180.0, 90.0));
    }
    match crs.belt() {
        Some(belt) => around(
            (belt.false_easting_m, belt.false_northing_m),
            (BELT_REACH_M, POLE_M),
        ),
        None => around((0.0, 0.0), (POLE_M, POLE_M)),
    }
}

/// The Chinese system of the same width of belt whose way to write eastings fits, where that of `crs` does not.
fn other_belt_number(crs: Crs, bounds: &Bounds) -> Option<Crs> {
    const BELT_M: f64 = 1e6;
    let (numbered_from, plain_from, first_zone, count) = match crs.epsg() {
        4491..=4512 => (4491, 4502, 13, 11),
        4513..=4554 => (4513, 4534, 25, 21),
        _ => return None,
    };
    let middle = 0.5 * (bounds.west + bounds.east);
    let numbered = crs.epsg() < plain_from;
    let written = libm::floor(middle / BELT_M);
    if numbered && written == 0.0 {
        return Crs::from_epsg(plain_from + crs.epsg() - numbered_from);
    }
    let zone = written - f64::from(first_zone);
    let fits = (0.0..f64::from(count)).contains(&zone);
    let claimed = crs
        .belt()
        .map(|belt| libm::floor(belt.false_easting_m / BELT_M));
    (fits && claimed != Some(written))
        .then(|| Crs::from_epsg(numbered_from + zone as u32))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(epsg: u32, west: f64, south: f64, size: f64) -> Option<Doubt> {
        let bounds = Bounds {
            west,
            south,
            east: west + size,
            north: south + size,
        };
        doubt(Crs::from_epsg(epsg).expect("supported"), &bounds)
    }

    #[test]
    fn honest_files_are_believed() {
        assert_eq!(claim(4326, 112.4, 22.2, 0.6), None);
        assert_eq!(claim(4490, -180.0, -90.0, 180.0), None);
        assert_eq!(claim(32650, 457_900.0, 2_500_000.0, 40_000.0), None);
        assert_eq!(claim(4547, 400_000.0, 2_480_000.0, 40_000.0), None);
        assert_eq!(claim(4526, 38_400_000.0, 2_480_000.0, 40_000.0), None);
        assert_eq!(claim(5070, 1_833_825.0, 2_599_215.0, 18_000.0), None);
        assert_eq!(claim(32756, 300_000.0, 6_200_000.0, 40_000.0), None);
    }

    #[test]
    fn a_claim_that_the_figures_belie_is_found() {
        assert_eq!(
            claim(4326, 457_900.0, 2_500_000.0, 40_000.0),
            Some(Doubt::LooksLikeMetres)
        );
        assert_eq!(
            claim(32650, 112.4, 22.2, 0.6),
            Some(Doubt::LooksLikeDegrees)
        );
        assert_eq!(claim(4547, 112.4, 22.2, 0.6), Some(Doubt::LooksLikeDegrees));
        assert_eq!(claim(4326, 200.0, 22.2, 0.6), Some(Doubt::LongitudesTo360));
        assert_eq!(
            claim(32650, 9_457_900.0, 2_500_000.0, 40_000.0),
            Some(Doubt::FarFromBelt)
        );
        assert_eq!(
            claim(5070, 38_400_000.0, 2_480_000.0, 40_000.0),
            Some(Doubt::FarFromBelt)
        );
    }

    #[test]
    fn the_number_of_the_belt_tells_which_chinese_system_fits() {
        let fits = |epsg| Some(Doubt::BeltNumber(Crs::from_epsg(epsg).expect("supported")));
        assert_eq!(claim(4547, 38_400_000.0, 2_480_000.0, 40_000.0), fits(4526));
        assert_eq!(claim(4526, 400_000.0, 2_480_000.0, 40_000.0), fits(4547));
        assert_eq!(claim(4526, 39_400_000.0, 2_480_000.0, 40_000.0), fits(4527));
        assert_eq!(claim(4508, 19_400_000.0, 2_480_000.0, 40_000.0), fits(4497));
    }
}
