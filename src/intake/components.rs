//! Which nodes hang together when roads are taken both ways.

/// Sets of nodes that links join.
#[derive(Clone, Debug)]
pub struct Components(Vec<u32>);

impl Components {
    /// The components of `nodes` nodes under these links.
    pub fn of(nodes: usize, links: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut sets = Self((0..nodes as u32).collect());
        for (from, to) in links {
            let (one, two) = (sets.root(from), sets.root(to));
            // The lower number names the set, whatever the order of the links.
            sets.0[one.max(two) as usize] = one.min(two);
        }
        for node in 0..nodes as u32 {
            sets.0[node as usize] = sets.root(node);
        }
        sets
    }
    /// The lowest node of the component that this node is in.
    pub fn name(&self, node: u32) -> u32 {
        self.0[node as usize]
    }
    /// How many of these nodes each component holds: its name and the count, the largest first, then by name.
    pub fn sizes(&self, nodes: impl Iterator<Item = u32>) -> Vec<(u32, usize)> {
        let mut counts = std::collections::BTreeMap::new();
        for node in nodes {
            *counts.entry(self.name(node)).or_insert(0) += 1;
        }
        let mut sizes: Vec<(u32, usize)> = counts.into_iter().collect();
        sizes.sort_by_key(|&(name, size)| (std::cmp::Reverse(size), name));
        sizes
    }
    fn root(&mut self, mut node: u32) -> u32 {
        while self.0[node as usize] != node {
            let above = self.0[node as usize];
            self.0[node as usize] = self.0[above as usize];
            node = above;
        }
        node
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_join_whatever_their_order() {
        let links = [(3, 4), (0, 2), (4, 5), (2, 2)];
        let sets = Components::of(7, links.into_iter());
        let back = Components::of(7, links.into_iter().rev());
        assert_eq!(sets.0, back.0);
        assert_eq!(sets.0, [0, 1, 0, 3, 3, 3, 6]);
        assert_eq!(sets.sizes(0..7), [(3, 3), (0, 2), (1, 1), (6, 1)]);
    }
}
