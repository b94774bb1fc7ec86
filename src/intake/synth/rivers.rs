//! Rivers as lines: how far away, and whether a road crosses.

use super::layout::{Plane, Point, River, distance};

/// The river nearest to a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Position of the river in the list.
    pub river: usize,
    /// How far away.
    pub distance_km: f64,
}

/// All rivers of a district, in kilometres.
pub struct Rivers {
    /// `[river][point]`
    courses: Vec<Vec<Point>>,
}

impl Rivers {
    /// Puts rivers into the plane.
    pub fn new(rivers: &[River], plane: &Plane) -> Self {
        let course = |river: &River| {
            river
                .course
                .iter()
                .map(|&position| plane.point(position))
                .collect()
        };
        Self {
            courses: rivers.iter().map(course).collect(),
        }
    }

    /// The nearest river; `None` where there is none at all.
    pub fn nearest(&self, point: Point) -> Option<Near> {
        let of = |(river, course): (usize, &Vec<Point>)| {
            let pieces = course
                .windows(2)
                .map(|piece| to_segment(point, piece[0], piece[1]));
            pieces
                .min_by(f64::total_cmp)
                .map(|distance_km| Near { river, distance_km })
        };
        self.courses
            .iter()
            .enumerate()
            .filter_map(of)
            .min_by(|a, b| a.distance_km.total_cmp(&b.distance_km))
    }

    /// The first river that the straight road between two points crosses.
    pub fn crossed(&self, a: Point, b: Point) -> Option<usize> {
        self.courses.iter().position(|course| {
            course
                .windows(2)
                .any(|piece| cross(a, b, piece[0], piece[1]))
        })
    }
}

fn to_segment(point: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length
    } else {
        0.0
    };
    let along = along.clamp(0.0, 1.0);
    distance(point, [a[0] + along * dx, a[1] + along * dy])
}

fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| {
        (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    };
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}
