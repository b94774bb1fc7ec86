//! Networks of which only the shape matters.

/// Undirected links, and the two ends that are asked for where a row names none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Nodes, numbered from 0.
    pub nodes: usize,
    /// Links.
    pub links: Vec<(u32, u32)>,
    /// From where to where.
    pub ends: [usize; 2],
}

// Sioux Falls as in LeBlanc, Morlok & Pierskalla (1975), "An efficient approach to solving the road network equilibrium
// traffic assignment problem", Transportation Research 9, 309–318, figure 2: both directions of a road are one link.
const SIOUX_FALLS: &str = include_str!("../sioux_falls.csv");
/// Largest side of a grid.
const LARGEST_SIDE: usize = 400;

impl Shape {
    /// The shape that these words (in lower case) name.
    pub fn of_words(words: &str) -> Option<Self> {
        if words.contains("sioux falls") {
            return Some(Self::sioux_falls());
        }
        if words.contains("bridge network") {
            return Some(Self::new(4, vec![(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]));
        }
        if words.contains("one road") {
            return Some(Self::series(1));
        }
        if words.contains("grid") {
            let sides = words
                .split(|c: char| c.is_whitespace() || c == ',')
                .find_map(sides);
            return sides.map(|(rows, columns)| Self::grid(rows, columns));
        }
        let count = |words: &str| {
            let count = words.split_whitespace().next()?.parse().ok()?;
            (1..=1000).contains(&count).then_some(count)
        };
        if let Some((_, rest)) = words.split_once("series of") {
            return count(rest).map(Self::series);
        }
        let (_, rest) = words.split_once("parallel of")?;
        count(rest).map(|links| Self::new(2, vec![(0, 1); links as usize]))
    }

    /// The rectangle of bond percolation that is its own dual: [0, n + 1] × [0, n], the columns at the left and right end
    /// each drawn together to one node. Grimmett (1999), "Percolation", 2nd edition, lemma 11.21.
    pub fn rectangle(n: u32) -> Self {
        let (left, right) = (0, 1);
        let node = |x: u32, y: u32| match x {
            0 => left,
            x if x == n + 1 => right,
            x => 2 + (x - 1) * (n + 1) + y,
        };
        let across = (0..=n).flat_map(|x| (0..=n).map(move |y| (x, y)));
        let across = across.map(|(x, y)| (node(x, y), node(x + 1, y)));
        let along = (1..=n).flat_map(|x| (0..n).map(move |y| (x, y)));
        let along = along.map(|(x, y)| (node(x, y), node(x, y + 1)));
        let nodes = 2 + n as usize * (n as usize + 1);
        Self {
            nodes,
            links: across.chain(along).collect(),
            ends: [left as usize, right as usize],
        }
    }

    fn new(nodes: usize, links: Vec<(u32, u32)>) -> Self {
        Self {
            nodes,
            links,
            ends: [0, nodes - 1],
        }
    }

    fn series(links: u32) -> Self {
        Self::new(
            links as usize + 1,
            (0..links).map(|at| (at, at + 1)).collect(),
        )
    }

    fn grid(rows: usize, columns: usize) -> Self {
        let node = |row: usize, column: usize| (row * columns + column) as u32;
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let links = cells.flat_map(|(row, column)| {
            let right = (column + 1 < columns).then(|| (node(row, column), node(row, column + 1)));
            let down = (row + 1 < rows).then(|| (node(row, column), node(row + 1, column)));
            right.into_iter().chain(down)
        });
        Self::new(rows * columns, links.collect())
    }

    fn sioux_falls() -> Self {
        let number = |cell: &str| cell.trim().parse::<u32>().ok()?.checked_sub(1);
        let link = |line: &str| {
            let (from, to) = line.split_once(',')?;
            Some((number(from)?, number(to)?))
        };
        Self::new(24, SIOUX_FALLS.lines().filter_map(link).collect())
    }
}

/// `3x4` as two sides.
fn sides(word: &str) -> Option<(usize, usize)> {
    let (rows, columns) = word.split_once('x')?;
    let side = |text: &str| {
        text.parse()
            .ok()
            .filter(|side| (2..=LARGEST_SIDE).contains(side))
    };
    Some((side(rows)?, side(columns)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_have_the_links_their_names_say() {
        for (words, nodes, links) in [
            ("sioux falls as 24 nodes", 24, 38),
            ("3x3 grid (12 edges)", 9, 12),
            ("8x8 grid (112 edges), corner to corner", 64, 112),
            ("series of 3 roads", 4, 3),
            ("parallel of 2 roads", 2, 2),
        ] {
            let shape = Shape::of_words(words).expect(words);
            assert_eq!((shape.nodes, shape.links.len()), (nodes, links), "{words}");
        }
        assert_eq!(Shape::of_words("a grid"), None);
    }
}
