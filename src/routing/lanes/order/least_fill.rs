//! Small pieces: contract the node that adds the fewest arcs, again and again.
//!
//! The separators around a piece are contracted later but are there when its nodes go, so they count among the
//! neighbours (a halo: Pellegrini, Roman & Amestoy 2000, "Hybridizing nested dissection and halo approximate minimum
//! degree for efficient sparse matrix ordering").

use std::collections::{BTreeSet, HashMap};

use super::graph::Graph;
use super::ordered::Ordered;

/// A row of bits: one for each node of the piece and its halo.
type Bits = Vec<u64>;

/// The nodes of a piece in the order of contraction. `whole` is the graph that it is part of.
pub fn by_least_fill(whole: &Graph, piece: &[u32]) -> Ordered {
    let mut inside: Vec<u32> = piece.to_vec();
    inside.extend(halo(whole, piece));
    let place: HashMap<u32, usize> = inside.iter().copied().zip(0..).collect();
    let mut around: Vec<Bits> = vec![vec![0; inside.len().div_ceil(64)]; inside.len()];
    for (at, &node) in inside.iter().enumerate().take(piece.len()) {
        for to in whole.neighbours(node).iter().filter_map(|to| place.get(to)) {
            set(&mut around[at], *to);
            set(&mut around[*to], at);
        }
    }
    // Every node with what its contraction costs at present.
    let mut queue: BTreeSet<(Cost, usize)> = BTreeSet::new();
    let mut costs: Vec<Cost> = (0..piece.len()).map(|at| cost(&around, at)).collect();
    queue.extend(costs.iter().copied().zip(0..));
    let mut ordered = Ordered::default();
    while let Some(((_, degree), at)) = queue.pop_first() {
        ordered.order.push(inside[at]);
        ordered.triangles += u64::from(degree * degree.saturating_sub(1) / 2);
        let changed = contract(&mut around, at);
        for other in members(&changed).filter(|&other| other < piece.len()) {
            let new = cost(&around, other);
            if new != costs[other] && queue.remove(&(costs[other], other)) {
                queue.insert((new, other));
                costs[other] = new;
            }
        }
    }
    ordered
}

/// The neighbours of a piece outside it, ascending.
fn halo(whole: &Graph, piece: &[u32]) -> Vec<u32> {
    let neighbours = piece
        .iter()
        .flat_map(|&node| whole.neighbours(node))
        .copied();
    let mut halo: Vec<u32> = neighbours
        .filter(|to| piece.binary_search(to).is_err())
        .collect();
    halo.sort_unstable();
    halo.dedup();
    halo
}

fn set(bits: &mut Bits, at: usize) {
    bits[at / 64] |= 1 << (at % 64);
}

fn members(bits: &Bits) -> impl Iterator<Item = usize> + '_ {
    bits.iter().enumerate().flat_map(|(word, &bits)| {
        std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)))
            .take_while(|&bits| bits != 0)
            .map(move |bits| 64 * word + bits.trailing_zeros() as usize)
    })
}

/// Arcs that contracting a node would add, counted from both ends, and its neighbours.
type Cost = (u32, u32);

fn cost(around: &[Bits], at: usize) -> Cost {
    let own = &around[at];
    let degree: u32 = own.iter().map(|word| word.count_ones()).sum();
    let joined = |to: usize| -> u32 {
        let both = around[to].iter().zip(own);
        both.map(|(a, b)| (a & b).count_ones()).sum()
    };
    let joined: u32 = members(own).map(joined).sum();
    (degree * degree.saturating_sub(1) - joined, degree)
}

/// Takes a node out and joins its neighbours; returns all whose cost may have changed: its neighbours and theirs.
fn contract(around: &mut [Bits], at: usize) -> Bits {
    let own = std::mem::take(&mut around[at]);
    let mut changed = own.clone();
    for to in members(&own) {
        for (word, bits) in around[to].iter_mut().zip(&own) {
            *word |= bits;
        }
        around[to][at / 64] &= !(1 << (at % 64));
        around[to][to / 64] &= !(1 << (to % 64));
        for (word, bits) in changed.iter_mut().zip(&around[to]) {
            *word |= bits;
        }
    }
    around[at] = vec![0; own.len()];
    changed
}
