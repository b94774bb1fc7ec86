//! Positions of a ledger to WGS 84: order, datum, and what cannot be on the earth.

use super::TableOptions;
use super::row_text::RowText;
use crate::intake::Note;
use crate::scenario::choices::Datum;
use crate::scenario::geo::to_wgs84;
use crate::scenario::{Finding, Findings, Spot};
use crate::text::Code;
use crate::text::messages::intake as say;

/// A generous box around China: longitude, latitude. No position in it stays in it when the two are swapped.
const CHINA: ([f64; 2], [f64; 2]) = ([70.0, 140.0], [0.0, 56.0]);

/// How many decimals positions are written with: about a centimetre.
const DECIMALS: usize = 7;

/// Where the two coordinates stand in a row's texts.
pub type Places = (usize, usize);

/// Turns swapped columns round and converts every position; odd rows are findings.
pub fn convert(
    rows: &mut [RowText],
    (x, y): Places,
    options: &TableOptions,
    spot: impl Fn(&RowText, usize) -> Spot,
    (findings, notes): (&mut Findings, &mut Vec<Note>),
) {
    let Some(datum) = options.datum.filter(|&datum| datum != Datum::LocalM) else {
        return;
    };
    let point = |row: &RowText| Some([row.texts[x].parse().ok()?, row.texts[y].parse().ok()?]);
    let points: Vec<Option<[f64; 2]>> = rows.iter().map(point).collect();
    let in_order = points
        .iter()
        .flatten()
        .filter(|point| in_china(**point))
        .count();
    let swapped = |[x, y]: [f64; 2]| in_china([y, x]);
    let turned = points
        .iter()
        .flatten()
        .filter(|point| swapped(**point))
        .count();
    let all_swapped = in_order == 0 && turned > 0;
    for (row, point) in rows.iter_mut().zip(points) {
        let Some(mut point) = point else { continue };
        if all_swapped {
            point.swap(0, 1);
        } else if swapped(point) {
            let finding = Finding::new(Code::E0840, spot(row, x));
            findings.push(finding.with("x", point[0]).with("y", point[1]));
            continue;
        }
        if point[0].abs() > 180.0 || point[1].abs() > 90.0 {
            let finding = Finding::new(Code::E0516, spot(row, x));
            let finding = finding.with("x", point[0]).with("y", point[1]);
            findings.push(finding.with("datum", datum.word()));
            continue;
        }
        let [lon, lat] = to_wgs84(datum, point);
        row.texts[x] = decimal(lon);
        row.texts[y] = decimal(lat);
    }
    if all_swapped {
        let text = say::table_swapped(options.lang, turned);
        notes.push(Note {
            key: "coordinates_swapped",
            text,
        });
    }
    if matches!(datum, Datum::Gcj02 | Datum::Bd09) {
        let text = say::table_converted(options.lang, datum.word());
        notes.push(Note {
            key: "coordinates_converted",
            text,
        });
    }
}

fn in_china([lon, lat]: [f64; 2]) -> bool {
    let within = |value: f64, [low, high]: [f64; 2]| low <= value && value <= high;
    within(lon, CHINA.0) && within(lat, CHINA.1)
}

/// Without trailing zeros.
fn decimal(degrees: f64) -> String {
    let text = format!("{degrees:.DECIMALS$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
