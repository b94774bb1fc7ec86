//! A curve of straight pieces through given points: ratings, reservoir tables.

use super::error::FloodError;

/// y over x, straight between points. Below its first point it stays level; above its last it goes on as its last piece.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve {
    /// Never empty.
    pieces: Vec<Piece>,
}

/// From `x` to the next piece: y + slope · (x′ − x).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    x: f64,
    y: f64,
    slope: f64,
}

impl Curve {
    /// The curve through the points `x`, `y`. Fails where there are fewer than two, x does not rise, or a figure is
    /// not finite; `what` names x.
    pub fn new(what: &'static str, x: &[f64], y: &[f64]) -> Result<Self, FloodError> {
        let needed = x.len().max(2);
        for given in [x.len(), y.len()] {
            if given != needed {
                return Err(FloodError::WrongLength {
                    what,
                    given,
                    needed,
                });
            }
        }
        rising(what, x)?;
        if let Some(row) = y.iter().position(|y| !y.is_finite()) {
            return Err(FloodError::NotRising { what, row });
        }
        let pieces: Vec<Piece> = x
            .windows(2)
            .zip(y.windows(2))
            .map(|(x, y)| Piece {
                x: x[0],
                y: y[0],
                slope: (y[1] - y[0]) / (x[1] - x[0]),
            })
            .collect();
        // Points too close for their slope to be a number.
        match pieces.iter().position(|piece| !piece.slope.is_finite()) {
            Some(at) => Err(FloodError::NotRising { what, row: at + 1 }),
            None => Ok(Self { pieces }),
        }
    }

    /// y at `x`.
    pub fn at(&self, x: f64) -> f64 {
        let after = self.pieces.partition_point(|piece| piece.x <= x);
        self.on(after.saturating_sub(1), x)
    }

    /// y at `x`, searched from the piece in which the last answer lay: quick for a series that changes slowly.
    #[inline]
    pub fn at_from(&self, piece: &mut usize, x: f64) -> f64 {
        let mut at = (*piece).min(self.pieces.len() - 1);
        while at > 0 && x < self.pieces[at].x {
            at -= 1;
        }
        while self.pieces.get(at + 1).is_some_and(|next| next.x <= x) {
            at += 1;
        }
        *piece = at;
        self.on(at, x)
    }

    #[inline]
    fn on(&self, at: usize, x: f64) -> f64 {
        let piece = self.pieces[at];
        piece.y + piece.slope * (x - piece.x).max(0.0)
    }
}

/// Checks that a column is finite and rises from row to row.
pub(super) fn rising(what: &'static str, column: &[f64]) -> Result<(), FloodError> {
    let finite = |value: &f64| value.is_finite();
    let falls = column.windows(2).position(|pair| pair[1] <= pair[0]);
    match column.iter().position(|value| !finite(value)) {
        Some(row) => Err(FloodError::NotRising { what, row }),
        None => falls.map_or(Ok(()), |at| {
            Err(FloodError::NotRising { what, row: at + 1 })
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_curve_is_straight_between_its_points_level_before_and_straight_on_after() {
        let curve = Curve::new("x", &[1.0, 2.0, 4.0], &[10.0, 20.0, 30.0]).unwrap();
        for (x, y) in [
            (-5.0, 10.0),
            (1.0, 10.0),
            (1.5, 15.0),
            (2.0, 20.0),
            (3.0, 25.0),
            (4.0, 30.0),
            (6.0, 40.0),
        ] {
            assert!((curve.at(x) - y).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn points_that_make_no_curve_are_refused() {
        for (x, y) in [
            (&[1.0][..], &[1.0][..]),
            (&[1.0, 2.0], &[1.0]),
            (&[1.0, 1.0], &[1.0, 2.0]),
            (&[1.0, f64::NAN], &[1.0, 2.0]),
            (&[1.0, 2.0], &[1.0, f64::INFINITY]),
            (&[0.0, f64::MIN_POSITIVE], &[0.0, 1e300]),
        ] {
            assert!(Curve::new("x", x, y).is_err(), "{x:?} {y:?}");
        }
    }

    proptest! {
        #[test]
        fn the_search_from_any_piece_finds_what_the_search_from_scratch_finds(
            gaps in prop::collection::vec((0.01_f64..5.0, -3.0_f64..3.0), 2..20),
            x in -10.0_f64..110.0,
            start in 0_usize..30,
        ) {
            let sums = |pick: fn(&(f64, f64)) -> f64| {
                let add = |sum: &mut f64, gap: &(f64, f64)| { *sum += pick(gap); Some(*sum) };
                gaps.iter().scan(0.0, add).collect::<Vec<_>>()
            };
            let curve = Curve::new("x", &sums(|gap| gap.0), &sums(|gap| gap.1)).unwrap();
            let mut piece = start;
            prop_assert_eq!(curve.at_from(&mut piece, x).to_bits(), curve.at(x).to_bits());
        }
    }
}
