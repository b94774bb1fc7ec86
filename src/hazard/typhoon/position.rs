//! Points on the Earth: distance, direction and displacement on a sphere.

/// Mean radius of the Earth in km (IUGG), as the published checks of translation speed use it.
pub const EARTH_RADIUS_KM: f64 = 6371.0;
/// Angular velocity of the Earth in rad/s, as Holland (1980) and its followers round it.
pub const EARTH_ROTATION_RAD_S: f64 = 7.29e-5;

/// A point on the Earth, in degrees; longitudes that differ by whole turns are the same place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Latitude, north positive.
    pub lat_deg: f64,
    /// Longitude, east positive.
    pub lon_deg: f64,
}

impl Position {
    /// The great-circle distance in km (haversine).
    pub fn distance_km(self, other: Self) -> f64 {
        let [lat, other_lat] = [self, other].map(|p| p.lat_deg.to_radians());
        let half_north = libm::sin((other_lat - lat) / 2.0);
        let half_east = libm::sin((other.lon_deg - self.lon_deg).to_radians() / 2.0);
        let haversine =
            half_north * half_north + libm::cos(lat) * libm::cos(other_lat) * half_east * half_east;
        2.0 * EARTH_RADIUS_KM * libm::asin(haversine.sqrt().min(1.0))
    }

    /// The direction in which `other` lies along the great circle, in degrees clockwise from north, -180 to 180.
    pub fn bearing_deg(self, other: Self) -> f64 {
        let [lat, other_lat] = [self, other].map(|p| p.lat_deg.to_radians());
        let east = (other.lon_deg - self.lon_deg).to_radians();
        let x = libm::sin(east) * libm::cos(other_lat);
        let y = libm::cos(lat) * libm::sin(other_lat)
            - libm::sin(lat) * libm::cos(other_lat) * libm::cos(east);
        libm::atan2(x, y).to_degrees()
    }

    /// The point at a distance along the great circle that starts in a direction clockwise from north.
    #[must_use]
    pub fn towards(self, bearing_deg: f64, distance_km: f64) -> Self {
        let lat = self.lat_deg.to_radians();
        let (bearing, arc) = (bearing_deg.to_radians(), distance_km / EARTH_RADIUS_KM);
        let sin_lat =
            libm::sin(lat) * libm::cos(arc) + libm::cos(lat) * libm::sin(arc) * libm::cos(bearing);
        let east = libm::atan2(
            libm::sin(bearing) * libm::sin(arc) * libm::cos(lat),
            libm::cos(arc) - libm::sin(lat) * sin_lat,
        );
        Self {
            lat_deg: libm::asin(sin_lat.clamp(-1.0, 1.0)).to_degrees(),
            lon_deg: self.lon_deg + east.to_degrees(),
        }
    }

    /// The point moved by so many km east and north, along one great circle.
    #[must_use]
    pub fn moved(self, east_km: f64, north_km: f64) -> Self {
        let bearing_deg = libm::atan2(east_km, north_km).to_degrees();
        self.towards(bearing_deg, libm::hypot(east_km, north_km))
    }

    /// A share of the way to `other`, straight in latitude and longitude and the short way round the Earth.
    #[must_use]
    pub fn between(self, other: Self, share: f64) -> Self {
        Self {
            lat_deg: self.lat_deg + share * (other.lat_deg - self.lat_deg),
            lon_deg: self.lon_deg + share * self.degrees_east_to(other),
        }
    }

    /// Degrees of longitude to `other`, east positive, the short way: -180 to 180.
    pub fn degrees_east_to(self, other: Self) -> f64 {
        let east = other.lon_deg - self.lon_deg;
        east - 360.0 * libm::round(east / 360.0)
    }

    /// The Coriolis parameter 2 Ω sin |φ| in 1/s; positive in both hemispheres.
    pub fn coriolis_per_s(self) -> f64 {
        2.0 * EARTH_ROTATION_RAD_S * libm::sin(self.lat_deg.to_radians()).abs()
    }

    /// +1 in the northern hemisphere, where typhoons turn anticlockwise, -1 in the southern.
    pub fn spin(self) -> f64 {
        if self.lat_deg < 0.0 { -1.0 } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HATO: Position = Position {
        lat_deg: 21.5,
        lon_deg: 114.5,
    };

    #[test]
    fn a_quarter_of_the_equator_is_a_quarter_of_the_circumference() {
        let [a, b] = [0.0, 90.0].map(|lon_deg| Position {
            lat_deg: 0.0,
            lon_deg,
        });
        let quarter = std::f64::consts::FRAC_PI_2 * EARTH_RADIUS_KM;
        assert!((a.distance_km(b) - quarter).abs() < 1e-9);
        assert!((a.bearing_deg(b) - 90.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_moved_lies_at_that_distance_and_bearing() {
        for (east_km, north_km) in [(100.0, 0.0), (-30.0, 40.0), (0.0, -500.0), (0.0, 0.0)] {
            let there = HATO.moved(east_km, north_km);
            let distance_km = libm::hypot(east_km, north_km);
            assert!((HATO.distance_km(there) - distance_km).abs() < 1e-9);
            if distance_km > 0.0 {
                let bearing_deg = libm::atan2(east_km, north_km).to_degrees();
                assert!((HATO.bearing_deg(there) - bearing_deg).abs() % 360.0 < 1e-9);
            }
        }
    }

    #[test]
    fn the_way_across_the_date_line_is_the_short_one() {
        let [west, east] = [179.0, -179.0].map(|lon_deg| Position {
            lat_deg: 10.0,
            lon_deg,
        });
        let middle = west.between(east, 0.5);
        assert!((middle.lon_deg - 180.0).abs() < 1e-12);
        assert!((east.degrees_east_to(west) + 2.0).abs() < 1e-12);
    }
}
