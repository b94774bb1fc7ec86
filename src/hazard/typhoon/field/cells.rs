//! Where wind is wanted, laid out for the kernel.

use super::super::position::Position;

/// Cells in one block.
pub const BLOCK: usize = 64;

/// Places, and their unit vectors in columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Cells {
    places: Vec<Position>,
    /// Unit vectors from the Earth's centre: towards (0° N, 0° E), (0° N, 90° E) and the North Pole. `[axis][cell]`
    pub(super) axes: [Vec<f64>; 3],
    /// A ball round each block of cells. `[block]`
    pub(super) balls: Vec<Ball>,
}

/// A ball that holds all cells of a block, in Earth radii.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ball {
    pub(super) centre: [f64; 3],
    pub(super) radius: f64,
}

impl Cells {
    /// Cells at these places. Neighbours in the list should be neighbours on the map: blocks are then small, and skipped more often.
    pub fn new(places: &[Position]) -> Self {
        let vectors: Vec<[f64; 3]> = places.iter().map(|place| unit_vector(*place)).collect();
        Self {
            places: places.to_vec(),
            axes: std::array::from_fn(|axis| vectors.iter().map(|v| v[axis]).collect()),
            balls: vectors.chunks(BLOCK).map(ball_round).collect(),
        }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Where they lie. `[cell]`
    pub fn places(&self) -> &[Position] {
        &self.places
    }
}

/// The unit vector from the Earth's centre to a place.
pub(super) fn unit_vector(place: Position) -> [f64; 3] {
    let (lat, lon) = (place.lat_deg.to_radians(), place.lon_deg.to_radians());
    [
        libm::cos(lat) * libm::cos(lon),
        libm::cos(lat) * libm::sin(lon),
        libm::sin(lat),
    ]
}

/// Length of the straight line between two points.
pub(super) fn chord(a: [f64; 3], b: [f64; 3]) -> f64 {
    let [x, y, z]: [f64; 3] = std::array::from_fn(|axis| a[axis] - b[axis]);
    (x * x + y * y + z * z).sqrt()
}

fn ball_round(vectors: &[[f64; 3]]) -> Ball {
    let count = vectors.len() as f64;
    let centre = std::array::from_fn(|axis| vectors.iter().map(|v| v[axis]).sum::<f64>() / count);
    let radius = vectors
        .iter()
        .map(|&v| chord(v, centre))
        .fold(0.0, f64::max);
    Ball { centre, radius }
}
