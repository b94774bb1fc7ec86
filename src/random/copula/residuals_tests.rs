use super::*;
use crate::random::copula::{ExactResiduals, bivariate_normal_cdf, exponential_correlation, fails};
use crate::random::{Purpose, SeedKey, normal_quantile};
use proptest::prelude::*;

const LENGTH_KM: f64 = 20.0;

fn position() -> impl Strategy<Value = Position> {
    // A district a hundred kilometres wide, somewhere in China by its projected coordinates.
    let district = (400.0..500.0f64, 2400.0..2500.0f64);
    district.prop_map(|(x_km, y_km)| Position { x_km, y_km })
}

fn draw(replication: u32, positions: &[Position]) -> Vec<f64> {
    let seed = SeedKey::new(1, "440783");
    let residuals = Residuals::prepare("wind", LENGTH_KM, positions);
    let mut drawn = Vec::new();
    residuals.draw(
        |node| normal_quantile(seed.stream(replication, Purpose::Event, node).uniform()),
        &mut drawn,
    );
    drawn
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// The formula at the head of the room, node by node over a stretch wider than the bump.
fn plain(at: Position, normal: impl Fn(EntityKey) -> f64) -> f64 {
    let nodes = |at_km: f64, spacing_km: f64| {
        let middle = (at_km / spacing_km).round();
        (-5..=5).map(move |nth| {
            let node = middle + f64::from(nth);
            (node as i64, bump(at_km / spacing_km - node))
        })
    };
    let mut residual = 0.0;
    for (level, (spacing, share)) in GRIDS.into_iter().enumerate() {
        let spacing_km = spacing * LENGTH_KM;
        let (mut sum, mut squares) = (0.0, 0.0);
        for (row, high) in nodes(at.y_km, spacing_km) {
            for (column, wide) in nodes(at.x_km, spacing_km) {
                sum += high * wide * normal(key("wind", &(level, row, column)));
                squares += high * wide * high * wide;
            }
        }
        residual += libm::sqrt(share / squares) * sum;
    }
    residual
}

proptest! {
    #[test]
    fn residuals_are_what_the_formula_says(at in position()) {
        let seed = SeedKey::new(1, "440783");
        let normal = |node| normal_quantile(seed.stream(7, Purpose::Event, node).uniform());
        prop_assert!((draw(7, &[at])[0] - plain(at, normal)).abs() < 1e-9);
    }

    #[test]
    fn every_residual_has_variance_one(at in position()) {
        let residuals = Residuals::prepare("wind", LENGTH_KM, &[at]);
        prop_assert!((residuals.correlation(0, 0) - 1.0).abs() < 1e-13);
    }

    #[test]
    fn correlations_are_those_wanted(from in position(), lengths in 0.0..1.8f64, towards in 0.0..6.3f64) {
        // More of the near than of the far: up to six lengths.
        let distance_km = LENGTH_KM * lengths * lengths * lengths;
        let to = Position {
            x_km: from.x_km + distance_km * libm::cos(towards),
            y_km: from.y_km + distance_km * libm::sin(towards),
        };
        let got = Residuals::prepare("wind", LENGTH_KM, &[from, to]).correlation(0, 1);
        let wanted = exponential_correlation(distance_km, LENGTH_KM);
        prop_assert!((got - wanted).abs() < 0.03, "{distance_km} km: {got} for {wanted}");
    }

    #[test]
    fn no_entity_shifts_the_residual_of_another(
        positions in prop::collection::vec(position(), 2..8), added in position(), at in 0_usize..8,
    ) {
        let before = draw(7, &positions);
        let mut more = positions.clone();
        let at = at.min(positions.len());
        more.insert(at, added);
        let mut after = draw(7, &more);
        after.remove(at);
        prop_assert_eq!(bits(&before), bits(&after));
        more.remove(at);
        more.reverse();
        let mut reversed = draw(7, &more);
        reversed.reverse();
        prop_assert_eq!(bits(&before), bits(&reversed));
    }

    #[test]
    fn one_alone_is_drawn_as_it_is_among_all(
        positions in prop::collection::vec(position(), 1..6), entity in 0_usize..6,
    ) {
        let residuals = Residuals::prepare("wind", LENGTH_KM, &positions);
        let seed = SeedKey::new(1, "440783");
        let normal = |node| normal_quantile(seed.stream(3, Purpose::Event, node).uniform());
        let alone = residuals.draw_one(entity, normal);
        let among = draw(3, &positions).get(entity).copied().unwrap_or(0.0);
        prop_assert_eq!(alone.to_bits(), among.to_bits());
    }

    #[test]
    fn residuals_are_numbers_wherever_and_however_short(
        x_km in -1e300..1e300f64, y_km in -1e9..1e9f64, length_km in -1.0..1e-3f64,
    ) {
        let residuals = Residuals::prepare("wind", length_km, &[Position { x_km, y_km }]);
        let mut drawn = Vec::new();
        residuals.draw(|_| 1.0, &mut drawn);
        prop_assert!(drawn[0].is_finite());
    }
}

#[test]
fn draws_agree_with_the_correlation_stated_and_with_the_exact_twin() {
    let at = |x_km| Position { x_km, y_km: 2450.0 };
    let positions = [at(450.0), at(462.0)];
    let stated = Residuals::prepare("wind", LENGTH_KM, &positions).correlation(0, 1);
    let exact = ExactResiduals::prepare(&positions, LENGTH_KM);
    let replications = 20_000_u32;
    let (mut products, mut exact_products, mut both) = (0.0, 0.0, 0_u32);
    for replication in 0..replications {
        let drawn = draw(replication, &positions);
        products += drawn[0] * drawn[1];
        both += u32::from(drawn.iter().all(|&residual| fails(residual, 0.1)));
        let mut own = SeedKey::new(2, "").stream(replication, Purpose::Event, EntityKey::SCENARIO);
        let normals = [0; 2].map(|_| normal_quantile(own.uniform()));
        let drawn = exact.of(&normals);
        exact_products += drawn[0] * drawn[1];
    }
    let n = f64::from(replications);
    // Five standard errors of a mean product: √((1 + ρ²) / n) is below 0.0085.
    assert!((products / n - stated).abs() < 0.042);
    assert!((exact_products / n - libm::exp(-0.6)).abs() < 0.042);
    let tenth = normal_quantile(0.1);
    let expected = bivariate_normal_cdf(tenth, tenth, stated);
    let error = libm::sqrt(expected * (1.0 - expected) / n);
    assert!((f64::from(both) / n - expected).abs() < 5.0 * error);
}

#[test]
fn nothing_is_shared_beyond_nine_lengths_nor_between_causes() {
    let at = |x_km| Position { x_km, y_km: 0.0 };
    let residuals = Residuals::prepare("wind", LENGTH_KM, &[at(0.0), at(9.0 * LENGTH_KM)]);
    assert!(residuals.correlation(0, 1).abs() <= 0.0);
    let other = Residuals::prepare("flood", LENGTH_KM, &[at(0.0)]);
    assert!(
        other
            .nodes
            .iter()
            .all(|node| !residuals.nodes.contains(node))
    );
}

#[test]
fn shares_add_up_to_the_whole_variance() {
    let total: f64 = GRIDS.iter().map(|(_, share)| share).sum();
    assert!((total - 1.0).abs() < 1e-15);
}
