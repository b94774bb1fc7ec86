//! Dead ends and chains go first: contracting a node of degree 2 or less never adds more than it takes away.

use super::graph::Graph;

/// Contracts nodes of degree ≤ 2 as long as there are any. Returns them in order, and the graph that is left.
pub fn peel(graph: &Graph) -> (Vec<u32>, Graph) {
    let mut around: Vec<Vec<u32>> = (0..graph.nodes() as u32)
        .map(|node| graph.neighbours(node).to_vec())
        .collect();
    let mut gone = vec![false; graph.nodes()];
    let mut order = Vec::new();
    let mut ready: Vec<u32> = (0..graph.nodes() as u32)
        .rev()
        .filter(|&node| around[node as usize].len() <= 2)
        .collect();
    while let Some(node) = ready.pop() {
        if std::mem::replace(&mut gone[node as usize], true) {
            continue;
        }
        order.push(graph.outer[node as usize]);
        contract(&mut around, node, &mut ready);
    }
    let left: Vec<u32> = (0..graph.nodes() as u32)
        .filter(|&node| !gone[node as usize])
        .collect();
    let mut number = vec![u32::MAX; graph.nodes()];
    for (at, &node) in (0..).zip(&left) {
        number[node as usize] = at;
    }
    let edges = left.iter().flat_map(|&node| {
        let number = &number;
        around[node as usize]
            .iter()
            .map(move |&to| (number[node as usize], number[to as usize]))
    });
    let outer = left
        .iter()
        .map(|&node| graph.outer[node as usize])
        .collect();
    let position = left
        .iter()
        .map(|&node| graph.position[node as usize])
        .collect();
    (order, Graph::build(outer, position, edges))
}

/// Takes a node out, joins its neighbours, and notes those that have become ready.
fn contract(around: &mut [Vec<u32>], node: u32, ready: &mut Vec<u32>) {
    let neighbours = std::mem::take(&mut around[node as usize]);
    for &at in &neighbours {
        around[at as usize].retain(|&to| to != node);
    }
    if let [a, b] = neighbours[..]
        && !around[a as usize].contains(&b)
    {
        around[a as usize].push(b);
        around[b as usize].push(a);
    }
    ready.extend(
        neighbours
            .into_iter()
            .filter(|&at| around[at as usize].len() <= 2),
    );
}
