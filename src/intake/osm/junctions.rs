//! Simplification to junctions: pieces of road that only follow one another become one link.
//!
//! Two pieces are joined at a node when nothing else meets there, all their attributes are equal, their directions
//! agree, and neither is a bridge, a tunnel or a ford: those fail in their own way and stay links of their own.

use std::collections::{BTreeMap, VecDeque};

use super::attributes::Attributes;
use super::pieces::Piece;

/// A link between junctions.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Number of the way that names it.
    pub way: i64,
    /// Its nodes in the order of travel. `[node]`
    pub nodes: Vec<u32>,
    /// What it is.
    pub attributes: Attributes,
}

impl Stretch {
    /// Where it starts and ends.
    pub fn ends(&self) -> (u32, u32) {
        (self.nodes[0], self.nodes[self.nodes.len() - 1])
    }
}

/// Joins the pieces; the links come in the order of their first piece.
pub fn join(pieces: &[Piece]) -> Vec<Stretch> {
    let ends = Ends::of(pieces);
    let mut taken = vec![false; pieces.len()];
    let mut stretches = Vec::new();
    for first in 0..pieces.len() {
        if !taken[first] {
            let chain = ends.chain(pieces, first, &mut taken);
            stretches.push(stretch(pieces, &pieces[first], &chain));
        }
    }
    stretches
}

/// A piece in a chain, and whether the chain runs through it backward.
type Step = (usize, bool);

/// Which pieces start or end at each node.
struct Ends(BTreeMap<u32, Vec<usize>>);

impl Ends {
    fn of(pieces: &[Piece]) -> Self {
        let mut at: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (index, piece) in pieces.iter().enumerate() {
            at.entry(piece.nodes[0]).or_default().push(index);
            at.entry(last(piece)).or_default().push(index);
        }
        Self(at)
    }

    /// The piece that alone goes on from `piece` at `node`.
    fn onward(&self, pieces: &[Piece], piece: usize, node: u32) -> Option<usize> {
        let &[one, two] = self.0.get(&node)?.as_slice() else {
            return None;
        };
        let other = if one == piece { two } else { one };
        let (here, there) = (&pieces[piece], &pieces[other]);
        let alike = one != two && here.attributes == there.attributes;
        let agree =
            !here.attributes.directed || (here.nodes[0] == node) != (there.nodes[0] == node);
        (alike && agree && !here.attributes.is_structure()).then_some(other)
    }

    /// The chain of pieces through `first`, in its direction.
    fn chain(&self, pieces: &[Piece], first: usize, taken: &mut [bool]) -> VecDeque<Step> {
        let mut chain = VecDeque::from([(first, false)]);
        taken[first] = true;
        let mut step = (first, false);
        while let Some(next) = self.next(pieces, step).filter(|next| !taken[next.0]) {
            taken[next.0] = true;
            chain.push_back(next);
            step = next;
        }
        // Backward along the chain is forward along its mirror image.
        step = (first, true);
        while let Some(next) = self.next(pieces, step).filter(|next| !taken[next.0]) {
            taken[next.0] = true;
            chain.push_front((next.0, !next.1));
            step = next;
        }
        chain
    }

    /// The step after this one.
    fn next(&self, pieces: &[Piece], (piece, backward): Step) -> Option<Step> {
        let here = &pieces[piece];
        let node = if backward { here.nodes[0] } else { last(here) };
        let other = self.onward(pieces, piece, node)?;
        Some((other, pieces[other].nodes[0] != node))
    }
}

fn last(piece: &Piece) -> u32 {
    piece.nodes[piece.nodes.len() - 1]
}

fn stretch(pieces: &[Piece], first: &Piece, chain: &VecDeque<Step>) -> Stretch {
    let mut nodes: Vec<u32> = Vec::new();
    for &(piece, backward) in chain {
        let mut part = pieces[piece].nodes.clone();
        if backward {
            part.reverse();
        }
        let shared = usize::from(!nodes.is_empty());
        nodes.extend_from_slice(&part[shared..]);
    }
    Stretch {
        way: first.way,
        nodes,
        attributes: first.attributes.clone(),
    }
}
