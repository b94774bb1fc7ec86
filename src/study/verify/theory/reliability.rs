//! The exact probability that given nodes of a network stay joined when its links fail independently.
//!
//! Links are decided one after the other. What matters of the past is only how the nodes on the frontier (with decided
//! and undecided links) are joined, and which of these groups hold a terminal. States that agree in this are merged, so
//! the work grows with the width of the network and not with 2^links.
//!
//! Hardy, Lucet & Limnios (2007), "K-terminal network reliability measures with binary decision diagrams", IEEE
//! Transactions on Reliability 56, 506–515.

use std::collections::BTreeMap;

/// Most states at a time; a wider network has no answer here.
const MOST_STATES: usize = 300_000;

/// How the frontier is joined: the group of each of its nodes, numbered in order of first appearance, and which groups
/// hold a terminal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Joined {
    group: Vec<u8>,
    holds_terminal: Vec<bool>,
}

/// Probability that all `terminals` are joined by open links, each open with probability `open`; `None` where the
/// network is too wide.
pub fn joined(nodes: usize, links: &[(u32, u32)], terminals: &[usize], open: f64) -> Option<f64> {
    let mut is_terminal = vec![false; nodes];
    for &terminal in terminals {
        *is_terminal.get_mut(terminal)? = true;
    }
    let wanted = is_terminal.iter().filter(|&&is| is).count();
    if wanted < 2 {
        return Some(1.0);
    }
    let ends = links.iter().map(|&(a, b)| (a as usize, b as usize));
    let mut links: Vec<(usize, usize)> = ends.filter(|(a, b)| a != b).collect();
    links.sort_by_key(|&(a, b)| (a.max(b), a.min(b)));
    let last: BTreeMap<usize, usize> = links
        .iter()
        .zip(0..)
        .flat_map(|(&(a, b), at)| [(a, at), (b, at)])
        .collect();
    let mut sweep = Sweep {
        is_terminal,
        wanted,
        entered: 0,
        frontier: Vec::new(),
        states: BTreeMap::from([(Joined::default(), 1.0)]),
        success: 0.0,
    };
    for (at, &(a, b)) in links.iter().enumerate() {
        sweep.enter(a);
        sweep.enter(b);
        sweep.decide(a, b, open);
        for node in [a, b] {
            if last[&node] == at {
                sweep.leave(node);
            }
        }
        if sweep.states.len() > MOST_STATES {
            return None;
        }
    }
    Some(sweep.success)
}

struct Sweep {
    is_terminal: Vec<bool>,
    /// Terminals there are, and how many of them have entered the frontier.
    wanted: usize,
    entered: usize,
    frontier: Vec<usize>,
    states: BTreeMap<Joined, f64>,
    success: f64,
}

impl Sweep {
    fn enter(&mut self, node: usize) {
        if self.frontier.contains(&node) {
            return;
        }
        self.frontier.push(node);
        let terminal = self.is_terminal[node];
        self.entered += usize::from(terminal);
        self.replace(|mut joined, probability, next| {
            joined.group.push(joined.holds_terminal.len() as u8);
            joined.holds_terminal.push(terminal);
            next.push((joined, probability));
        });
    }

    fn decide(&mut self, a: usize, b: usize, open: f64) {
        let [a, b] = [a, b].map(|node| self.place(node));
        self.replace(|joined, probability, next| {
            let mut together = joined.clone();
            together.join(a, b);
            next.push((together, probability * open));
            next.push((joined, probability * (1.0 - open)));
        });
    }

    /// A node has no undecided link left. If its group leaves with it, that group's terminals can never be joined to
    /// more: the state is decided.
    fn leave(&mut self, node: usize) {
        let at = self.place(node);
        self.frontier.remove(at);
        let all_entered = self.entered == self.wanted;
        let mut success = 0.0;
        self.replace(|mut joined, probability, next| {
            let group = joined.group.remove(at);
            let stays = joined.group.contains(&group);
            let holds = joined.holds_terminal[group as usize];
            let groups = joined.holds_terminal.iter().filter(|&&holds| holds).count();
            if stays || !holds {
                joined.renumber();
                next.push((joined, probability));
            } else if all_entered && groups == 1 {
                success += probability;
            }
        });
        self.success += success;
    }

    fn place(&self, node: usize) -> usize {
        self.frontier
            .iter()
            .position(|&other| other == node)
            .unwrap_or(0)
    }

    fn replace(&mut self, mut follow: impl FnMut(Joined, f64, &mut Vec<(Joined, f64)>)) {
        let mut next = Vec::new();
        let mut merged = BTreeMap::new();
        for (joined, probability) in std::mem::take(&mut self.states) {
            follow(joined, probability, &mut next);
            for (joined, probability) in next.drain(..) {
                *merged.entry(joined).or_insert(0.0) += probability;
            }
        }
        self.states = merged;
    }
}

impl Joined {
    fn join(&mut self, a: usize, b: usize) {
        let (into, from) = (self.group[a], self.group[b]);
        if into == from {
            return;
        }
        self.group
            .iter_mut()
            .filter(|group| **group == from)
            .for_each(|group| *group = into);
        self.holds_terminal[into as usize] |= self.holds_terminal[from as usize];
        self.holds_terminal[from as usize] = false;
        self.renumber();
    }

    /// Numbers groups by first appearance, so that equal states are equal; groups without a node are forgotten.
    fn renumber(&mut self) {
        let mut numbers: Vec<Option<u8>> = vec![None; self.holds_terminal.len()];
        let mut holds = Vec::new();
        for group in &mut self.group {
            let old = *group as usize;
            let number = *numbers[old].get_or_insert_with(|| {
                holds.push(self.holds_terminal[old]);
                holds.len() as u8 - 1
            });
            *group = number;
        }
        self.holds_terminal = holds;
    }
}
