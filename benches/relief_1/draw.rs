//! Draws of a batch: what each chain of links costs in eight replications, in the order in which the hierarchy takes costs in.

use reliefsim::routing::lanes::{Cell, Costs};
use reliefsim::routing::{CLOSED, LANES};

use super::chains::Chains;
use super::{CELLS, Edge, FACTORS, FRAGILITY, GAMMA, Instance, mix};

/// The chains of links on the hierarchy and their costs. `D` as in the hierarchy's cells.
pub struct Draws<const D: usize> {
    /// Links, chain by chain.
    links: Vec<Link>,
    /// The first link of each chain, and one past the last at the end. `[chain + 1]`
    first_link: Vec<u32>,
    /// Where its costs go: vectors of cells; the same twice if it is travelled one way only. `[chain]`
    slots: Vec<[u32; D]>,
    /// The first chain from each rank upwards, and one past the last at the end. `[rank + 1]`
    first_chain: Vec<u32>,
    /// Vectors of cells before those of a rank. `[rank + 1]`
    before: Vec<u32>,
    factor: Box<[u32; 4 * FACTORS]>,
    /// What the events of a batch do to each cell of the map. `[cell]`
    hits: Vec<[u32; LANES]>,
    /// `[chain]`
    costs: Vec<[i32; LANES]>,
}

/// What drawing needs of a link.
#[derive(Clone, Copy)]
struct Link {
    /// What it adds to the key of a replication.
    term: u64,
    base_ms: u32,
    fragility: u16,
    cell: u16,
}

impl<const D: usize> Draws<D> {
    pub fn new(instance: &Instance, chains: &Chains) -> Self {
        let hierarchy = &chains.hierarchy;
        let count = chains.arc.len() as u32;
        let of_chain = |chain: u32| chains.links.at(chain).iter();
        let first_link = (0..=count).map(|chain| chains.links.run([0, chain]).len() as u32);
        let slots = chains.arc.iter().zip(&chains.ways);
        let slots = slots.map(|(&arc, ways)| {
            let only = u32::from(!ways[0]);
            std::array::from_fn(|way| match D {
                1 => arc,
                _ if ways[way] => 2 * arc + way as u32,
                _ => 2 * arc + only,
            })
        });
        let first_chain = hierarchy.first_up.iter();
        let factor: Box<[u32]> = instance.factor.clone().into();
        Self {
            links: (0..count)
                .flat_map(of_chain)
                .map(|&link| Link::new(link, &instance.edges[link as usize]))
                .collect(),
            first_link: first_link.collect(),
            slots: slots.collect(),
            first_chain: first_chain
                .map(|cell| chains.arc.partition_point(|arc| arc < cell) as u32)
                .collect(),
            before: hierarchy
                .first_up
                .iter()
                .map(|cell| cell * D as u32)
                .collect(),
            factor: factor.try_into().expect("four severities"),
            hits: vec![[0; LANES]; CELLS],
            costs: vec![[CLOSED; LANES]; count as usize],
        }
    }

    /// Draws for replications with these keys.
    pub fn draw(&mut self, instance: &Instance, keys: &[u64; LANES]) {
        let hits = keys.map(|key| instance.hits(Instance::event(key)));
        for (cell, hit) in self.hits.iter_mut().enumerate() {
            *hit = hits.map(|hits| hits[cell].severity << SEVERITY_BIT | hits[cell].threshold);
        }
        let plan = Plan {
            links: &self.links,
            first_link: &self.first_link,
            hits: &self.hits,
            factor: &self.factor,
        };
        draw(plan, keys, &mut self.costs);
    }
}

impl Link {
    fn new(number: u32, edge: &Edge) -> Self {
        Self {
            term: GAMMA.wrapping_mul(u64::from(number) + 2),
            base_ms: edge.base_ms,
            fragility: FRAGILITY[edge.class] as u16,
            cell: edge.cell as u16,
        }
    }
}

impl<const D: usize> Costs<D> for Draws<D> {
    #[inline(always)]
    fn put(&self, [from, to]: [u32; 2], cells: &mut [Cell<D>]) {
        let [from_chain, to_chain] =
            [from, to].map(|rank| self.first_chain[rank as usize] as usize);
        let here = from_chain..to_chain;
        let cells = cells.as_flattened_mut();
        let before = self.before[from as usize];
        for (slots, cost) in self.slots[here.clone()].iter().zip(&self.costs[here]) {
            for slot in slots {
                let cell = &mut cells[(slot - before) as usize];
                *cell = std::array::from_fn(|lane| cell[lane].min(cost[lane]));
            }
        }
    }
}

/// Below it stands the threshold of a hit, from it on the severity.
const SEVERITY_BIT: u32 = 16;

/// What is drawn, and from what.
#[derive(Clone, Copy)]
struct Plan<'a> {
    links: &'a [Link],
    first_link: &'a [u32],
    hits: &'a [[u32; LANES]],
    factor: &'a [u32; 4 * FACTORS],
}

/// Costs of all chains in eight replications.
#[multiversion::multiversion(targets(
    "x86_64+avx512f+avx512vl+avx512dq",
    "x86_64+avx2",
    "aarch64+neon"
))]
fn draw(plan: Plan, keys: &[u64; LANES], costs: &mut [[i32; LANES]]) {
    for (ends, cost) in plan.first_link.windows(2).zip(costs) {
        let mut sum = [0; LANES];
        for link in &plan.links[ends[0] as usize..ends[1] as usize] {
            let own = cost_of(link, keys, &plan);
            // Closed and closed is closed.
            sum = std::array::from_fn(|lane| (sum[lane] + own[lane]).min(CLOSED));
        }
        *cost = sum;
    }
}

#[inline(always)]
fn cost_of(link: &Link, keys: &[u64; LANES], plan: &Plan) -> [i32; LANES] {
    let mut hash = [0; LANES];
    for lane in 0..LANES {
        // Of the 64 bits the upper half is enough.
        hash[lane] = (mix(keys[lane].wrapping_add(link.term)) >> 32) as u32;
    }
    let hit = &plan.hits[link.cell as usize];
    let mut cost = [0; LANES];
    for lane in 0..LANES {
        let severity = hit[lane] >> SEVERITY_BIT;
        let threshold = ((hit[lane] & 0xFFFF) * u32::from(link.fragility)) >> 8;
        let draw = severity as usize * FACTORS + (hash[lane] >> 4) as usize % FACTORS;
        let factor = plan.factor[draw % (4 * FACTORS)];
        let slowed = ((u64::from(link.base_ms) * u64::from(factor)) >> 16) as i32;
        cost[lane] = if hash[lane] >> 16 < threshold {
            CLOSED
        } else {
            slowed
        };
    }
    cost
}
