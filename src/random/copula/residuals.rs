//! Residuals as a moving average of white noise that is pinned to the map.
//!
//! Over the whole plane lie [`LEVELS`] square grids, each with an independent standard normal at every node. A node
//! is addressed by its grid, row and column, counted from the origin of the map. An entity weighs the 4 × 4 nodes
//! around it in each grid by a bump; the weights of a grid are scaled so that their squares add up to its share of
//! the variance:
//!
//! ```text
//! Z(x) = Σ_grid √share · Σ_nodes b(u) b(v) ε_node / √(Σ b² Σ b²)        b(t) = (1 − t²/4)³, t in spacings of the grid
//! ```
//!
//! What holds exactly: Z(x) is standard normal; it depends on the seed, the replication, the length and x, and on no
//! other entity, so adding, removing or reordering entities shifts nothing. What holds nearly: the correlation. Each
//! grid alone is alike over about two of its spacings in a bell-shaped way, and exp(−r) is a mixture of such bells,
//! since exp(−r) = E[exp(−r²/2s²)] with s = |N(0, 1)|. Four grids stayed within 0.03 wherever it was measured (0.023
//! was the largest error of 200,000 pairs), and nothing is alike beyond nine lengths. Positions count in the last
//! bit: an entity that moves gets another residual, though a near one.

use std::ops::Range;

use super::Position;
use crate::random::EntityKey;

/// Grids that lie over each other.
const LEVELS: usize = 4;
/// Nodes that an entity weighs along one side.
const WIDTH: usize = 4;

/// Spacing of each grid in lengths, and its share of the variance: fitted so that the largest error of the
/// correlation, over distances, directions and places on the grids, is smallest.
const GRIDS: [(f64, f64); LEVELS] = [
    (0.060, 0.107),
    (0.303, 0.302),
    (0.921, 0.456),
    (2.170, 0.135),
];

/// Lengths are at least this, in km: on the scale of one metre, entities are as good as independent.
const SHORTEST_LENGTH_KM: f64 = 0.001;
/// Farthest east, west, north and south of the origin, in km; beyond it all is taken as lying there.
const FARTHEST_KM: f64 = 1e6;

/// Which nodes each entity weighs, and how much. Prepared once, and shared by all replications.
#[derive(Clone, Debug, PartialEq)]
pub struct Residuals {
    /// The nodes that any entity weighs, in order of grid, row and column.
    nodes: Vec<EntityKey>,
    /// `[entity × level]`
    patches: Vec<Patch>,
}

/// The nodes of one grid around one entity.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Patch {
    /// The first of [`WIDTH`] neighbouring nodes in each row.
    first: [u32; WIDTH],
    /// Weights of columns and of rows.
    columns: [f64; WIDTH],
    rows: [f64; WIDTH],
}

/// A row of nodes, from a first column on: (grid, row, first column).
type NodeRow = (usize, i64, i64);

impl Residuals {
    /// Works out weights for entities at these positions, for residuals of one `cause` that are alike over
    /// `length_km`. Two causes have nothing in common; one cause has one field, whichever entities ask for it.
    pub fn prepare(cause: &str, length_km: f64, positions: &[Position]) -> Self {
        let length_km = length_km.max(SHORTEST_LENGTH_KM);
        let bumps: Vec<[Bumps; LEVELS]> = positions
            .iter()
            .map(|&position| GRIDS.map(|grid| Bumps::around(position, grid, length_km)))
            .collect();
        let each = || bumps.iter().flat_map(|levels| levels.iter().enumerate());
        let mut wanted: Vec<NodeRow> = each()
            .flat_map(|(level, bumps)| bumps.node_rows(level))
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        let nodes = nodes_of(&wanted);
        let patch = |(level, bumps): (usize, &Bumps)| Patch {
            // The four nodes of a row that was wanted stand in the list, one after the other.
            first: bumps
                .node_rows(level)
                .map(|row| nodes.partition_point(|node| *node < row) as u32),
            columns: bumps.columns.weights,
            rows: bumps.rows.weights,
        };
        Self {
            patches: each().map(patch).collect(),
            nodes: nodes.iter().map(|node| key(cause, node)).collect(),
        }
    }

    /// How many normals one draw takes.
    pub fn normals(&self) -> usize {
        self.nodes.len()
    }

    /// Draws the residual of every entity into `residuals`. `normal` gives the standard normal that belongs to a
    /// node: one draw from the stream of that key, by inversion.
    pub fn draw(&self, normal: impl FnMut(EntityKey) -> f64, residuals: &mut Vec<f64>) {
        let normals: Vec<f64> = self.nodes.iter().copied().map(normal).collect();
        let entities = self.patches.chunks_exact(LEVELS);
        residuals.clear();
        residuals.extend(entities.map(|patches| average(patches, |nodes| &normals[nodes])));
    }

    /// The residual of one entity, by its number, to the same bit as [`Residuals::draw`] gives it; 0 if there is no
    /// such entity. It takes 64 normals: quicker than drawing all where few entities are in danger.
    pub fn draw_one(&self, entity: usize, mut normal: impl FnMut(EntityKey) -> f64) -> f64 {
        let own = entity * LEVELS..(entity + 1) * LEVELS;
        average(self.patches.get(own).unwrap_or(&[]), |nodes| {
            let mut row = [0.0; WIDTH];
            for (value, &node) in row.iter_mut().zip(&self.nodes[nodes]) {
                *value = normal(node);
            }
            row
        })
    }

    /// The correlation that two entities, by their numbers, truly have; 0 if there is no such entity.
    pub fn correlation(&self, one: usize, other: usize) -> f64 {
        let weights = |entity: usize| {
            let own = entity * LEVELS..(entity + 1) * LEVELS;
            self.patches
                .get(own)
                .unwrap_or(&[])
                .iter()
                .flat_map(Patch::weights)
        };
        let common = |(node, weight): (u32, f64)| {
            let same = weights(other).filter(move |&(of, _)| of == node);
            same.map(move |(_, its)| weight * its).sum::<f64>()
        };
        weights(one).map(common).sum()
    }
}

impl Patch {
    fn weights(&self) -> impl Iterator<Item = (u32, f64)> {
        let rows = self.first.into_iter().zip(self.rows);
        let columns = self.columns;
        rows.flat_map(move |(first, row)| (first..).zip(columns.map(|column| row * column)))
    }
}

/// The residual of an entity: the normals of each row of nodes, by their numbers, weighed by row and by column.
#[inline]
fn average<R: AsRef<[f64]>>(patches: &[Patch], mut normals: impl FnMut(Range<usize>) -> R) -> f64 {
    let mut residual = 0.0;
    for patch in patches {
        let mut columns = [0.0; WIDTH];
        for (&first, weight) in patch.first.iter().zip(patch.rows) {
            let row = normals(first as usize..first as usize + WIDTH);
            for (sum, normal) in columns.iter_mut().zip(row.as_ref()) {
                *sum += weight * normal;
            }
        }
        for (sum, weight) in columns.iter().zip(patch.columns) {
            residual += sum * weight;
        }
    }
    residual
}

/// The nodes of one grid around one position, by coordinate.
struct Bumps {
    columns: Bump,
    rows: Bump,
}

/// Weights along one side of a grid.
struct Bump {
    /// Column or row of the first node.
    first: i64,
    weights: [f64; WIDTH],
}

impl Bumps {
    fn around(position: Position, (spacing, share): (f64, f64), length_km: f64) -> Self {
        let spacing_km = spacing * length_km;
        Self {
            columns: Bump::around(position.x_km, spacing_km, share),
            rows: Bump::around(position.y_km, spacing_km, 1.0),
        }
    }

    fn node_rows(&self, level: usize) -> [NodeRow; WIDTH] {
        let row = |nth: usize| (level, self.rows.first + nth as i64, self.columns.first);
        std::array::from_fn(row)
    }
}

impl Bump {
    /// Weights whose squares add up to `share`.
    fn around(at_km: f64, spacing_km: f64, share: f64) -> Self {
        let at = at_km.clamp(-FARTHEST_KM, FARTHEST_KM) / spacing_km;
        let first = at.floor() - 1.0;
        let heights: [f64; WIDTH] = std::array::from_fn(|nth| bump(at - (first + nth as f64)));
        let squares: f64 = heights.iter().map(|height| height * height).sum();
        let scale = libm::sqrt(share / squares);
        Self {
            first: first as i64,
            weights: heights.map(|height| height * scale),
        }
    }
}

/// (1 − t²/4)³ up to two spacings away, then nothing: close to the bell exp(−3t²/4), without its tail.
fn bump(spacings: f64) -> f64 {
    let height = (1.0 - 0.25 * spacings * spacings).max(0.0);
    height * height * height
}

/// The nodes of these rows, each once, in order.
fn nodes_of(wanted: &[NodeRow]) -> Vec<NodeRow> {
    let mut nodes: Vec<NodeRow> = Vec::new();
    for &(level, row, first) in wanted {
        for column in first..first + WIDTH as i64 {
            let node = (level, row, column);
            if nodes.last().is_none_or(|last| *last < node) {
                nodes.push(node);
            }
        }
    }
    nodes
}

fn key(cause: &str, (level, row, column): &NodeRow) -> EntityKey {
    EntityKey::new(
        &format!("residual of {cause}"),
        &format!("{level} {row} {column}"),
    )
}

#[cfg(test)]
#[path = "residuals_tests.rs"]
mod tests;
