//! Which ranks of a table are descended to, and which targets are approached from their own side instead.
//!
//! To descend to a rank takes every up arc of it for all sources. Where only few targets lie below, it is less work to
//! climb from each of them up to a common border, once for all sources, and to join both there:
//!
//! ```text
//!        border ranks      time[source][target] = min over border b of descended[source][b] + climbed[b][target]
//!        ╱          ╲
//!   sources        target
//! ```
//!
//! That holds only where no way can turn below the border: where no source climbs.

use super::hierarchy::{Hierarchy, NONE};

/// What a table is asked for, by rank.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The rank of each target.
    pub targets: &'a [u32],
    /// Whether a source climbs there. `[rank]`
    pub is_climbed: &'a [bool],
    /// Vectors that an arc takes for all sources.
    pub vectors: usize,
}

/// Work below a rank, in vectors.
#[derive(Clone, Copy, Default)]
struct Work {
    /// Targets at it or below.
    targets: usize,
    /// To climb from all of them to where it leads.
    climb: usize,
    /// The least that serves all of them.
    least: usize,
}

/// Which ranks are to be descended to, with all their ancestors, so that the least work serves all targets. `[rank]`
pub fn descended(hierarchy: &Hierarchy, asked: Asked) -> Vec<bool> {
    let mut below = vec![Work::default(); hierarchy.nodes()];
    for &target in asked.targets {
        below[target as usize].targets += 1;
    }
    let mut descended = vec![false; hierarchy.nodes()];
    for rank in 0..hierarchy.nodes() as u32 {
        let mut own = below[rank as usize];
        let arcs = hierarchy.up(rank).len();
        own.climb += own.targets * arcs;
        let descend = own.least + asked.vectors * arcs;
        let join = own.climb + own.targets * asked.vectors * arcs;
        descended[rank as usize] =
            asked.is_climbed[rank as usize] || descend <= join && own.targets > 0;
        own.least = if descended[rank as usize] {
            descend
        } else {
            join
        };
        if let Some(above) = below.get_mut(hierarchy.parent[rank as usize] as usize) {
            above.targets += own.targets;
            above.climb += own.climb;
            above.least += own.least;
        }
        below[rank as usize] = own;
    }
    // What lies below a border is not descended to, and neither is what leads to no target.
    for rank in (0..hierarchy.nodes()).rev() {
        let parent = hierarchy.parent[rank];
        descended[rank] &=
            below[rank].targets > 0 && (parent == NONE || descended[parent as usize]);
    }
    descended
}

/// The way of one target up to ranks that are descended to.
#[derive(Clone, Debug)]
pub struct Approach {
    /// The target and its ancestors below the border, lowest first.
    pub chain: Vec<u32>,
    /// The border: where the last of them leads.
    pub border: Vec<u32>,
    /// Where the times of the border begin in the table.
    pub places: Vec<u32>,
    /// Where those of the target do.
    pub place: u32,
    /// Arcs that are climbed.
    pub arcs: usize,
}

impl Approach {
    /// Of a target that is not descended to; `places` tell where the times of ranks begin, or `u32::MAX`.
    pub fn new(hierarchy: &Hierarchy, target: u32, places: &[u32], place: u32) -> Self {
        let own = hierarchy.chain(target);
        let chain: Vec<u32> = own
            .take_while(|&rank| places[rank as usize] == u32::MAX)
            .collect();
        let last = chain.last().map_or(0..0, |&rank| hierarchy.up(rank));
        let border = hierarchy.head[last].to_vec();
        Self {
            places: border.iter().map(|&rank| places[rank as usize]).collect(),
            arcs: chain.iter().map(|&rank| hierarchy.up(rank).len()).sum(),
            border,
            chain,
            place,
        }
    }
}
