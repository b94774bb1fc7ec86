//! Part of an order, and what it costs.

/// An order of contraction and what it costs.
#[derive(Clone, Debug, Default)]
pub struct Ordered {
    /// The nodes by their number in the whole, the first to be contracted first.
    pub order: Vec<u32>,
    /// Triangles that their contraction makes, or slightly more.
    pub triangles: u64,
}
