//! Exactly correlated residuals for few entities: the plain twin that the quick ones are held to.

use super::{Position, exponential_correlation};

/// The lower factor L of the correlations C = L Lᵀ, so that Z = L ε has them.
///
/// Preparing takes n³/6 steps and drawing n²/2: for tests, and for up to a few hundred entities. Entities take their
/// residuals from those before them in the list, so what stands later never shifts what stands earlier; but what is
/// put in front, or reordered, does shift the others. [`super::Residuals`] do not have this flaw.
#[derive(Clone, Debug, PartialEq)]
pub struct ExactResiduals {
    /// Row i has i + 1 entries.
    factor: Vec<Vec<f64>>,
}

/// What an entity keeps of its own, as a share of variance, below which it counts as a copy of those before it.
const COPY: f64 = 1e-12;

impl ExactResiduals {
    /// Factors the exponential correlations of this length. Entities on one spot get one residual.
    pub fn prepare(positions: &[Position], length_km: f64) -> Self {
        let mut factor: Vec<Vec<f64>> = Vec::with_capacity(positions.len());
        for (at, &position) in positions.iter().enumerate() {
            let mut row: Vec<f64> = Vec::with_capacity(at + 1);
            for (earlier, above) in positions.iter().zip(&factor) {
                let wanted = exponential_correlation(position.distance_km(*earlier), length_km);
                let shared: f64 = row.iter().zip(above).map(|(a, b)| a * b).sum();
                let pivot = above.last().copied().unwrap_or(0.0);
                row.push(if pivot > 0.0 {
                    (wanted - shared) / pivot
                } else {
                    0.0
                });
            }
            let own = 1.0 - row.iter().map(|weight| weight * weight).sum::<f64>();
            row.push(if own > COPY { libm::sqrt(own) } else { 0.0 });
            factor.push(row);
        }
        Self { factor }
    }

    /// The residuals that follow from independent standard normals, one an entity in the order of the positions.
    pub fn of(&self, normals: &[f64]) -> Vec<f64> {
        let row = |weights: &Vec<f64>| weights.iter().zip(normals).map(|(w, e)| w * e).sum();
        self.factor.iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn positions() -> impl Strategy<Value = Vec<Position>> {
        let position = (-60.0..60.0f64, -60.0..60.0f64);
        prop::collection::vec(
            position.prop_map(|(x_km, y_km)| Position { x_km, y_km }),
            1..12,
        )
    }

    proptest! {
        #[test]
        fn the_factor_times_its_transpose_is_the_correlation(mut positions in positions()) {
            positions.push(positions[0]);
            let exact = ExactResiduals::prepare(&positions, 20.0);
            for (i, a) in positions.iter().enumerate() {
                for (j, b) in positions.iter().enumerate() {
                    let (row, other) = (&exact.factor[i], &exact.factor[j]);
                    let got: f64 = row.iter().zip(other).map(|(x, y)| x * y).sum();
                    let expected = exponential_correlation(a.distance_km(*b), 20.0);
                    prop_assert!((got - expected).abs() < 1e-6);
                }
            }
        }
    }

    #[test]
    fn entities_on_one_spot_share_a_residual() {
        let spot = Position {
            x_km: 3.0,
            y_km: 4.0,
        };
        let drawn = ExactResiduals::prepare(&[spot, spot], 20.0).of(&[0.7, -1.9]);
        assert!((drawn[0] - 0.7).abs() < 1e-15 && (drawn[1] - 0.7).abs() < 1e-15);
    }
}
