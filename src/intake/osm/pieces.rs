//! Ways cut at every node that another piece of road touches.

use super::attributes::{Attributes, Direction, direction};
use super::extract::{Extract, Way};
use crate::scenario::choices::Mode;

/// A stretch of one way between two nodes where it meets others or ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Number of the way.
    pub way: i64,
    /// Its nodes in the order of travel, at least two. `[node]`
    pub nodes: Vec<u32>,
    /// What it is.
    pub attributes: Attributes,
}

/// The ways cut up, in the order of their numbers, and what happened on the way.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// Ways with nodes that the extract does not hold: it was cut out of a larger one.
    pub ways_clipped: usize,
    /// Nodes of the roads that are fords by themselves.
    pub ford_nodes: usize,
}

impl Cut {
    /// Cuts these ways, all of one mode, with the class of each.
    pub fn of(extract: &Extract, ways: &[(&Way, &str)], mode: Mode) -> Self {
        let mut cut = Self::default();
        let mut runs: Vec<(usize, Vec<u32>)> = Vec::new();
        for (at, (way, _)) in ways.iter().enumerate() {
            let known = known_runs(extract, way);
            cut.ways_clipped += usize::from(known.1);
            runs.extend(known.0.into_iter().map(|run| (at, run)));
        }
        let uses = count_uses(extract, &runs);
        for (at, run) in &runs {
            let (way, class) = ways[*at];
            let attributes = Attributes::read(class, mode, &way.tags);
            let mut nodes = split(run, &uses);
            if mode == Mode::Road && direction(&way.tags) == Direction::Backward {
                nodes.reverse();
                for piece in &mut nodes {
                    piece.reverse();
                }
            }
            cut.pieces.extend(nodes.into_iter().map(|nodes| Piece {
                way: way.id,
                nodes,
                attributes: attributes.clone(),
            }));
        }
        cut.mark_fords(extract);
        cut
    }

    /// A node that is a ford makes a ford of every piece it lies on.
    fn mark_fords(&mut self, extract: &Extract) {
        let tagged = extract.tagged.iter();
        let fords = tagged.filter(|(_, tags)| tags.has("ford"));
        let fords: Vec<u32> = fords.filter_map(|(id, _)| extract.index(*id)).collect();
        let mut met: Vec<u32> = Vec::new();
        for piece in &mut self.pieces {
            let on = piece
                .nodes
                .iter()
                .filter(|node| fords.binary_search(node).is_ok());
            let before = met.len();
            met.extend(on);
            piece.attributes.ford |= met.len() > before;
        }
        met.sort_unstable();
        met.dedup();
        self.ford_nodes = met.len();
    }
}

/// The stretches of a way whose nodes the extract holds, and whether any node is missing.
fn known_runs(extract: &Extract, way: &Way) -> (Vec<Vec<u32>>, bool) {
    let known: Vec<Option<u32>> = way.refs.iter().map(|&id| extract.index(id)).collect();
    let runs = known.split(Option::is_none).filter(|run| run.len() >= 2);
    let mut runs: Vec<Vec<u32>> = runs
        .map(|run| run.iter().copied().flatten().collect())
        .collect();
    for run in &mut runs {
        run.dedup(); // A node named twice in a row is a slip of the mapper.
    }
    runs.retain(|run| run.len() >= 2);
    (runs, known.contains(&None))
}

/// How often each node is used; ends count twice, so that ways are cut there. `[node]`
fn count_uses(extract: &Extract, runs: &[(usize, Vec<u32>)]) -> Vec<u8> {
    let mut uses = vec![0_u8; extract.len()];
    let mut count = |node: u32| {
        let uses = &mut uses[node as usize];
        *uses = uses.saturating_add(1);
    };
    for (_, run) in runs {
        for &node in run {
            count(node);
        }
        count(run[0]);
        count(run[run.len() - 1]);
    }
    uses
}

/// Cuts a run at every inner node that is used more than once.
fn split(run: &[u32], uses: &[u8]) -> Vec<Vec<u32>> {
    let mut pieces = vec![vec![run[0]]];
    for (at, &node) in run.iter().enumerate().skip(1) {
        if let Some(piece) = pieces.last_mut() {
            piece.push(node);
        }
        if uses[node as usize] > 1 && at + 1 < run.len() {
            pieces.push(vec![node]);
        }
    }
    pieces
}
