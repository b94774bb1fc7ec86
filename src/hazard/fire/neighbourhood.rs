//! Which cells are tried from a cell.

/// Steps from a cell, (rows south, columns east), to all cells within reach that no nearer one hides.
///
/// Reach 1 gives 8 directions, 2 gives 16, 3 gives 32, 4 gives 48, 5 gives 80.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbourhood {
    offsets: Vec<(i32, i32)>,
}

impl Neighbourhood {
    /// All directions to cells at most this many rows and columns away (1 to 8; others count as the nearest of these).
    pub fn reaching(cells: u8) -> Self {
        let reach = i32::from(cells.clamp(1, 8));
        let offsets = (-reach..=reach)
            .flat_map(|down| (-reach..=reach).map(move |right| (down, right)))
            .filter(|&(down, right)| common_divisor(down.abs(), right.abs()) == 1)
            .collect();
        Self { offsets }
    }

    /// The steps, always in the same order.
    pub fn offsets(&self) -> &[(i32, i32)] {
        &self.offsets
    }
}

fn common_divisor(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_counted_once() {
        for (reach, directions) in [(0, 8), (1, 8), (2, 16), (3, 32), (4, 48), (5, 80)] {
            assert_eq!(Neighbourhood::reaching(reach).offsets().len(), directions);
        }
    }
}
