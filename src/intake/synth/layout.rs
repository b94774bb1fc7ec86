//! What a synthetic district is made from.

/// A point in kilometres east and north of the middle.
pub type Point = [f64; 2];

/// A town or sub-district.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// Name.
    pub name: String,
    /// Longitude and latitude of its seat.
    pub position: [f64; 2],
    /// Farthest that its villages lie from the seat, in kilometres.
    pub radius_km: f64,
    /// Whether it is the seat of the district.
    pub seat: bool,
}

/// A village or community.
#[derive(Clone, Debug, PartialEq)]
pub struct Village {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Position of its town in the list of towns.
    pub town: usize,
    /// Division code.
    pub adcode: Option<String>,
    /// Residents.
    pub population: u32,
    /// Whether it is part of a built-up town, near its seat.
    pub urban: bool,
}

/// A river, one reach of it a stretch that rises as one.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Identifier of the reach.
    pub reach_id: String,
    /// Name.
    pub name: String,
    /// Longitudes and latitudes along it, downstream.
    pub course: Vec<[f64; 2]>,
    /// Ground within this distance of the river lies outside its dykes and belongs to `reach_id`, in kilometres.
    pub foreland_km: f64,
    /// Reach of the ground behind the dykes; empty where there are none.
    pub behind_dyke: Option<String>,
}

/// The shape of the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terrain {
    /// Rise of the ground away from rivers within the valley floor, in metres a kilometre.
    pub floor_slope_m_km: f64,
    /// Half width of the valley floor, in kilometres; beyond it the ground rises five times as fast.
    pub floor_km: f64,
    /// Unevenness of the ground, in metres.
    pub roughness_m: f64,
    /// Level of the rivers above the height datum, in metres.
    pub base_m: f64,
}

/// A whole district.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Seed of everything that is not given.
    pub seed: u64,
    /// Nodes of the network, at least.
    pub nodes: usize,
    /// Distance between bridges of one river, in kilometres.
    pub bridge_spacing_km: f64,
    /// Towns.
    pub towns: Vec<Town>,
    /// Villages; those of one town together.
    pub villages: Vec<Village>,
    /// Rivers.
    pub rivers: Vec<River>,
    /// Ground.
    pub terrain: Terrain,
}

/// The plane around the middle of a district.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    middle: [f64; 2],
    km_per_degree: [f64; 2],
}

impl Plane {
    /// The plane around the mean of some positions.
    pub fn around(positions: &[[f64; 2]]) -> Self {
        let count = positions.len().max(1) as f64;
        let mean =
            |axis: usize| positions.iter().map(|position| position[axis]).sum::<f64>() / count;
        let middle = [mean(0), mean(1)];
        // Mean radius of the earth times one degree.
        let degree = 6371.0088_f64.to_radians();
        Self {
            middle,
            km_per_degree: [degree * libm::cos(middle[1].to_radians()), degree],
        }
    }
    /// Longitude and latitude to kilometres.
    pub fn point(&self, position: [f64; 2]) -> Point {
        std::array::from_fn(|axis| (position[axis] - self.middle[axis]) * self.km_per_degree[axis])
    }
    /// Kilometres to longitude and latitude, rounded to about a decimetre.
    pub fn position(&self, point: Point) -> [f64; 2] {
        std::array::from_fn(|axis| {
            rounded(
                point[axis] / self.km_per_degree[axis] + self.middle[axis],
                1e6,
            )
        })
    }
}

/// Distance between two points, in their unit.
pub fn distance(a: Point, b: Point) -> f64 {
    libm::hypot(a[0] - b[0], a[1] - b[1])
}

/// Rounded to one part in `parts`.
pub fn rounded(value: f64, parts: f64) -> f64 {
    libm::round(value * parts) / parts
}
