//! How a fire grows where all is alike.

use super::ellipse::Ellipse;

/// Local growth of a fire: its ellipse, and where the head of it points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// Rates in all directions.
    pub ellipse: Ellipse,
    /// Direction of the head, radians clockwise from north.
    pub heading_rad: f64,
}
