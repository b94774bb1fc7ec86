//! Does the chance of failed initial attack hold on fires it was not fitted on?
//!
//! Fits the even rows of the Victorian records, prints the table
//! that `src/hazard/fire/initial_attack.csv` holds, and tries the committed table on the odd rows.

use std::fmt::Write;

use crate::records::Record;
use crate::reliability::{self, Decile, Forecast};
use reliefsim::hazard::fire::initial_attack::{COVARIATES, InitialAttack};
use reliefsim::hazard::fire::logistic;

const NAMES: [&str; COVARIATES] = [
    "constant",
    "vapour_pressure_deficit_kpa",
    "wind_m_s",
    "forest_share",
    "shrub_share",
    "ln_1_road_100m",
    "ln_1_buildings_20km",
];

pub fn print(figure: Option<&str>) {
    let Some(records) = crate::records::records() else {
        println!("skipped: the Victorian records are not there");
        return;
    };
    let (even, odd): (Vec<Record>, Vec<Record>) =
        records.into_iter().partition(|record| record.row % 2 == 0);
    print_fit(&even);
    let model = InitialAttack::victoria();
    let forecasts: Vec<Forecast> = odd
        .iter()
        .map(|fire| {
            (
                model.uncontrolled_after_4_h(&fire.conditions),
                fire.uncontrolled,
            )
        })
        .collect();
    let deciles = reliability::deciles(&forecasts);
    println!(
        "\nodd rows, {} fires\npredicted  observed  fires",
        odd.len()
    );
    for decile in &deciles {
        println!(
            "{:9.3} {:9.3} {:6}",
            decile.predicted, decile.observed, decile.fires
        );
    }
    println!(
        "AUC {:.4}  Brier {:.4}",
        reliability::auc(&forecasts),
        reliability::brier(&forecasts)
    );
    if let Some([intercept, slope]) = reliability::calibration(&forecasts) {
        println!(
            "calibration intercept {:.3} ± {:.3}, slope {:.3} ± {:.3} (standard errors)",
            intercept.0, intercept.1, slope.0, slope.1
        );
    }
    if let Some(path) = figure {
        match std::fs::write(path, diagram(&deciles)) {
            Ok(()) => println!("{path}"),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
}

fn print_fit(even: &[Record]) {
    let rows: Vec<Vec<f64>> = even
        .iter()
        .map(|fire| fire.conditions.covariates().to_vec())
        .collect();
    let outcomes: Vec<bool> = even.iter().map(|fire| fire.uncontrolled).collect();
    let Some(fit) = logistic::fit(&rows, &outcomes) else {
        println!("no fit");
        return;
    };
    println!("even rows, {} fires", even.len());
    println!("covariate,coefficient,standard_error,low,high,source");
    for (at, name) in NAMES.iter().enumerate() {
        let mut values: Vec<f64> = rows.iter().map(|row| row[at]).collect();
        values.sort_by(f64::total_cmp);
        let percentile = |p: usize| values[p * (values.len() - 1) / 100];
        println!(
            "{name},{:.6},{:.6},{:.4},{:.4},Victorian Wildfire Research Dataset v2.5.8 even rows (examples/validate)",
            fit.coefficients[at],
            fit.standard_errors[at],
            percentile(1),
            percentile(99)
        );
    }
}

/// Observed over predicted share, with the diagonal of perfect calibration.
fn diagram(deciles: &[Decile]) -> String {
    let x = |p: f64| 50.0 + 300.0 * p;
    let y = |p: f64| 330.0 - 300.0 * p;
    let mut svg = String::from(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 380" font-family="sans-serif" font-size="11">
<rect x="50" y="30" width="300" height="300" fill="none" stroke="#999"/>
<line x1="50" y1="330" x2="350" y2="30" stroke="#bbb" stroke-dasharray="4 3"/>
<text x="200" y="365" text-anchor="middle">predicted share uncontrolled after 4 h</text>
<text x="15" y="180" text-anchor="middle" transform="rotate(-90 15 180)">observed</text>
"##,
    );
    for tick in [0.0, 0.5, 1.0] {
        let _ = writeln!(
            svg,
            r#"<text x="{}" y="345" text-anchor="middle">{tick}</text>"#,
            x(tick)
        );
        let _ = writeln!(
            svg,
            r#"<text x="44" y="{}" text-anchor="end">{tick}</text>"#,
            y(tick) + 4.0
        );
    }
    for decile in deciles {
        let spread = decile.predicted * (1.0 - decile.predicted) / decile.fires as f64;
        let half = 2.576 * spread.sqrt();
        let (px, low, high) = (
            x(decile.predicted),
            y(decile.predicted - half),
            y(decile.predicted + half),
        );
        let _ = writeln!(
            svg,
            r##"<line x1="{px:.1}" x2="{px:.1}" y1="{low:.1}" y2="{high:.1}" stroke="#7ab" stroke-width="5"/>"##
        );
        let _ = writeln!(
            svg,
            r##"<circle cx="{px:.1}" cy="{:.1}" r="3" fill="#c30"/>"##,
            y(decile.observed)
        );
    }
    svg.push_str("</svg>\n");
    svg
}
