use super::*;
use crate::hazard::fire::Ellipse;

fn blaze() -> Blaze {
    Blaze {
        number: 0,
        forest: 0,
        ignited: Millis::from_hours(2.0),
        reported: Millis::from_hours(2.5),
        growth: Growth {
            ellipse: Ellipse::new(10.0, 3.0),
            heading_rad: 0.0,
        },
        over_cells: None,
        clock: GrowthClock::new(Millis::from_hours(2.0), false, [], 1.0),
        downwind_rad: Some(0.0),
        flame_m: 1.0,
        flank_flame_m: 0.5,
        wind_m_s: 3.0,
        air_c: 25.0,
        line_m_min_person: 0.1,
    }
}

#[test]
fn the_front_is_met_where_the_head_runs_to() {
    let fire = blaze();
    // 10 m/min to the north: 600 m take an hour, and the front is 100 m short of them ten minutes earlier.
    assert_eq!(fire.comes_near([0.0, 600.0], 0.0), Millis::from_hours(3.0));
    let near = fire.comes_near([0.0, 600.0], 100.0);
    assert_eq!(near, Millis::from_minutes(120.0 + 50.0));
    assert_eq!(fire.comes_near([0.0, 50.0], 100.0), fire.ignited);
    assert!(fire.comes_near([0.0, -600.0], 0.0) > fire.comes_near([0.0, 600.0], 0.0));
}

#[test]
fn the_free_fire_grows_with_the_square_of_time() {
    let fire = blaze();
    assert!(fire.free_area_m2(fire.ignited) <= 0.0);
    let one = fire.free_area_m2(Millis::from_hours(3.0));
    let two = fire.free_area_m2(Millis::from_hours(4.0));
    assert!((two / one - 4.0).abs() < 1e-9, "{one} {two}");
    assert_eq!(fire.reaches_area(two), Millis::from_hours(4.0));
}

#[test]
fn a_fire_that_does_not_spread_reaches_nothing() {
    let mut fire = blaze();
    fire.growth.ellipse = Ellipse::new(0.0, 1.0);
    assert!(fire.comes_near([0.0, 600.0], 0.0).is_never());
    assert!(fire.reaches_area(10_000.0).is_never());
}

#[test]
fn there_is_always_a_fire_and_their_number_is_poisson_beyond_that() {
    assert_eq!(number_of_fires(0.0, 0.999), 1);
    let n = 20_000;
    let mean = (0..n)
        .map(|k| number_of_fires(1.5, (f64::from(k) + 0.5) / f64::from(n)) as f64)
        .sum::<f64>()
        / f64::from(n);
    // The mean of a Poisson number that is not zero: m / (1 − exp(−m)).
    let expected = 1.5 / (1.0 - libm::exp(-1.5));
    assert!((mean - expected).abs() < 2e-3, "{mean} {expected}");
}

#[test]
fn the_checks_of_scenarios_know_the_same_fuel_models_and_rates_as_the_tables() {
    use crate::scenario::checks::hazards::{has_line_rate, is_fuel_model};
    use crate::scenario::choices::WangFuelClass;
    let (models, rates) = (FuelModels::standard(), line_rates());
    for number in 0..300_u32 {
        let burns = matches!(models.get(number as i32), Ok(Fuel::Burnable(_)));
        assert_eq!(burns, is_fuel_model(number), "{number}");
        let model = u8::try_from(number).unwrap_or(0);
        let has_rate = line_m_min(&rates, CrewKind::Type2Direct, model, 1).is_some();
        assert_eq!(has_rate, has_line_rate(number), "{number}");
    }
    for class in WangFuelClass::ALL {
        assert!(WangFuel::all().iter().any(|fuel| fuel.key == class.word()));
    }
}
