//! The figure of the earth: how long a degree is, and where plane cells get their size in metres.

/// An ellipsoid of revolution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ellipsoid {
    /// Semi-major axis in metres.
    pub semi_major_m: f64,
    /// Inverse flattening, 1 / f.
    pub inverse_flattening: f64,
}

/// Width (west to east) and height (north to south) of a cell on the ground, in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellSize {
    /// West to east.
    pub width_m: f64,
    /// North to south.
    pub height_m: f64,
}

impl CellSize {
    /// Area in square kilometres.
    pub fn area_km2(&self) -> f64 {
        self.width_m * self.height_m * 1e-6
    }
}

impl Ellipsoid {
    /// WGS 84 (EPSG ellipsoid 7030).
    pub const WGS84: Self = Self {
        semi_major_m: 6_378_137.0,
        inverse_flattening: 298.257_223_563,
    };
    /// GRS 1980 (EPSG ellipsoid 7019), that of NAD83; CGCS2000 (EPSG ellipsoid 1024) has the same two figures.
    pub const GRS80: Self = Self {
        semi_major_m: 6_378_137.0,
        inverse_flattening: 298.257_222_101,
    };

    /// Flattening f.
    pub fn flattening(&self) -> f64 {
        1.0 / self.inverse_flattening
    }
    /// Square of the first eccentricity, e² = f (2 − f).
    pub fn eccentricity_squared(&self) -> f64 {
        let f = self.flattening();
        f * (2.0 - f)
    }
    /// Size on the ground of a cell of these degrees at this latitude: arcs of the parallel and of the meridian with
    /// the radii of curvature N = a / √(1 − e² sin² φ) and M = a (1 − e²) / (1 − e² sin² φ)^(3/2); Snyder (1987),
    /// *Map Projections: A Working Manual*, USGS Professional Paper 1395, eq. 4-18 and 4-20.
    pub fn cell_size(&self, lat_deg: f64, width_deg: f64, height_deg: f64) -> CellSize {
        let e2 = self.eccentricity_squared();
        let lat = lat_deg.to_radians();
        let sin = libm::sin(lat);
        let root = libm::sqrt(1.0 - e2 * sin * sin);
        let prime_vertical_m = self.semi_major_m / root;
        let meridian_m = self.semi_major_m * (1.0 - e2) / (root * root * root);
        CellSize {
            width_m: prime_vertical_m * libm::cos(lat).max(0.0) * width_deg.to_radians(),
            height_m: meridian_m * height_deg.to_radians(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_has_the_lengths_of_the_tables() {
        // Snyder (1987), table 6 is for Clarke 1866; these are for WGS 84 from the definition:
        // a π / 180 along the equator, a (1 − e²) π / 180 along the meridian there.
        let equator = Ellipsoid::WGS84.cell_size(0.0, 1.0, 1.0);
        assert!((equator.width_m - 111_319.490_793).abs() < 1e-6);
        assert!((equator.height_m - 110_574.275_8).abs() < 1e-3);
        let pole = Ellipsoid::WGS84.cell_size(90.0, 1.0, 1.0);
        assert!(pole.width_m.abs() < 1e-9);
        assert!(pole.height_m > equator.height_m);
    }
}
