//! What must hold of a bed of fuel; its figures are held to `BehavePlus` by `surface_fire_tests.rs`.

use super::super::fuel::{Fuel, FuelModels, Loads};
use super::super::moisture::{DeadFuel, LiveFuel};
use super::*;
use proptest::prelude::*;

fn dry() -> Moisture {
    Moisture::scott_burgan_2005(DeadFuel::Dry, LiveFuel::TwoThirdsCured)
}

fn model(number: i32) -> FuelModel {
    match FuelModels::standard().get(number) {
        Ok(Fuel::Burnable(model)) => model.clone(),
        other => panic!("{number}: {other:?}"),
    }
}

#[test]
fn wet_fuel_does_not_burn() {
    let wet = Moisture::from_percent([60.0, 60.0, 60.0, 300.0, 300.0]);
    for (number, model) in FuelModels::standard().iter() {
        let bed = FuelBed::new(model, &wet, &Curing::behave_plus());
        assert!(bed.still_m_min.abs() < 1e-12, "{number}");
    }
}

#[test]
fn no_fuel_makes_a_bare_bed() {
    let mut none = model(1);
    none.load_lb_ft2 = Loads {
        dead_1h: 0.0,
        dead_10h: 0.0,
        dead_100h: 0.0,
        live_herb: 0.0,
        live_woody: 0.0,
    };
    let mut flat = model(1);
    flat.depth_ft = 0.0;
    for fuel in [none, flat] {
        let bed = FuelBed::new(&fuel, &dry(), &Curing::behave_plus());
        assert_eq!(bed, FuelBed::BARE);
    }
}

#[test]
fn dead_grass_burns_as_one_class_of_size() {
    // Dead herbs as fine as the 1-h fuel are weighted together with it: splitting one load in two changes nothing.
    let mut whole = model(101);
    whole.sav_per_ft.live_herb = whole.sav_per_ft.dead_1h;
    let mut split = whole.clone();
    whole.load_lb_ft2.dead_1h += whole.load_lb_ft2.live_herb;
    whole.load_lb_ft2.live_herb = 0.0;
    split.is_dynamic = true;
    let cured = Moisture {
        live_herb: 0.2,
        ..dry()
    };
    let of = |fuel: &FuelModel| FuelBed::new(fuel, &cured, &Curing::scott_burgan_2005());
    let (one, two) = (of(&whole), of(&split));
    assert!((one.still_m_min / two.still_m_min - 1.0).abs() < 1e-12);
    assert!((one.heat_kj_m2 / two.heat_kj_m2 - 1.0).abs() < 1e-12);
}

#[test]
fn live_extinction_without_dead_fuel_is_that_of_the_dead() {
    let mut green = model(4);
    green.load_lb_ft2.dead_1h = 0.0;
    green.load_lb_ft2.dead_10h = 0.0;
    green.load_lb_ft2.dead_100h = 0.0;
    let bed = FuelBed::new(&green, &dry(), &Curing::behave_plus());
    assert!((bed.live_extinction - green.dead_extinction).abs() < 1e-12);
}

proptest! {
    #[test]
    fn wetter_dead_fuel_never_spreads_fire_faster(
        index in 0_usize..53, moisture in 0.01..0.4, more in 0.0..0.1,
    ) {
        let models = FuelModels::standard();
        let (_, model) = models.iter().nth(index).unwrap();
        let still = |of: f64| {
            let moisture = Moisture { dead_1h: of, dead_10h: of, dead_100h: of, ..dry() };
            FuelBed::new(model, &moisture, &Curing::behave_plus()).still_m_min
        };
        prop_assert!(still(moisture + more) <= still(moisture) * (1.0 + 1e-12));
    }

    #[test]
    fn odd_fuel_never_gives_a_figure_that_is_no_number(
        depth in 0.0..1e6_f64, load in 0.0..1e6_f64, sav in 0.0..1e9_f64, moisture in -1.0..1e6_f64,
        extinction in -1.0..2.0_f64,
    ) {
        let mut fuel = model(124);
        fuel.depth_ft = depth;
        fuel.dead_extinction = extinction;
        fuel.load_lb_ft2.dead_1h = load;
        fuel.sav_per_ft.dead_1h = sav;
        let moisture = Moisture { dead_1h: moisture, ..dry() };
        let bed = FuelBed::new(&fuel, &moisture, &Curing::behave_plus());
        for figure in [bed.still_m_min, bed.heat_kj_m2, bed.wind_coefficient, bed.slope_coefficient] {
            prop_assert!(figure.is_finite() && figure >= 0.0, "{:?}", bed);
        }
    }
}
