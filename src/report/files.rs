//! The tables and documents of the output folder. Columns are promises (`docs/`); numbers have fixed decimals.

use std::fs;
use std::path::Path;

use super::folder::ReportError;
use super::numbers::{amount, hours, share, shortest};
use super::words;
use crate::outcome::FILL_TIMES_H;
use crate::run::{Manifest, PlaceResult, Quantiles, Summary};
use crate::text::Lang;

/// A table as it goes into a file: header and rows of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// File name.
    pub name: &'static str,
    /// Column names.
    pub header: Vec<String>,
    /// Cells.
    pub rows: Vec<Vec<String>>,
}

impl TableFile {
    /// The four tables of a summary.
    pub fn of(summary: &Summary) -> [Self; 4] {
        [
            targets(summary),
            places(summary),
            shortfall(summary),
            time_budget(summary),
        ]
    }

    fn write(&self, folder: &Path) -> Result<(), ReportError> {
        let path = folder.join(self.name);
        let failed = |error: csv::Error| ReportError::write(&path, error.into());
        let mut writer = csv::Writer::from_path(&path).map_err(failed)?;
        writer.write_record(&self.header).map_err(failed)?;
        for row in &self.rows {
            writer.write_record(row).map_err(failed)?;
        }
        let flushed = writer.flush();
        flushed.map_err(|error| ReportError::write(&path, error))
    }
}

/// `summary.json`: the summary with the name of its schema.
#[derive(serde::Serialize)]
struct SummaryDocument<'a> {
    schema: &'static str,
    #[serde(flatten)]
    summary: &'a Summary,
}

/// Writes `targets.csv`, `places.csv`, `shortfall.csv`, `time_budget.csv` and `summary.json` into `folder`.
///
/// # Errors
/// When a file cannot be written.
pub fn write_tables(folder: &Path, summary: &Summary) -> Result<(), ReportError> {
    for table in TableFile::of(summary) {
        table.write(folder)?;
    }
    let document = SummaryDocument {
        schema: "reliefsim/summary/v1",
        summary,
    };
    write_json(&folder.join("summary.json"), &document)
}

/// Writes `manifest.json` into `folder`.
///
/// # Errors
/// When the file cannot be written.
pub fn write_manifest(folder: &Path, manifest: &Manifest) -> Result<(), ReportError> {
    write_json(&folder.join("manifest.json"), manifest)
}

/// Writes `report.html` into `folder`.
///
/// # Errors
/// When the file cannot be written.
pub fn write_page(folder: &Path, html: &str) -> Result<(), ReportError> {
    let path = folder.join("report.html");
    fs::write(&path, html).map_err(|error| ReportError::write(&path, error))
}

/// Writes a document as JSON with indents and a line break at the end.
///
/// # Errors
/// When the file cannot be written.
pub fn write_json(path: &Path, value: &impl serde::Serialize) -> Result<(), ReportError> {
    let written = serde_json::to_string_pretty(value)
        .map_err(std::io::Error::from)
        .and_then(|text| fs::write(path, text + "\n"));
    written.map_err(|error| ReportError::write(path, error))
}

fn names<const N: usize>(fixed: [&str; N]) -> Vec<String> {
    fixed.into_iter().map(str::to_owned).collect()
}

fn targets(summary: &Summary) -> TableFile {
    let row = |target: &crate::run::TargetResult| {
        vec![
            target.target_id.clone(),
            target.metric.word().to_owned(),
            target.comparator.word().to_owned(),
            shortest(target.threshold),
            target.unit.clone(),
            share(target.probability),
            share(target.ci_low),
            share(target.ci_high),
            target.confidence.to_owned(),
            shortest(target.reliability),
            target.verdict.key().to_owned(),
            target.replications.to_string(),
            target.assessable.word().to_owned(),
            words::why(Lang::En, target),
        ]
    };
    TableFile {
        name: "targets.csv",
        header: names([
            "target_id",
            "metric",
            "comparator",
            "threshold",
            "unit",
            "probability",
            "ci_low",
            "ci_high",
            "confidence",
            "reliability",
            "verdict",
            "replications",
            "assessable",
            "why",
        ]),
        rows: summary.targets.iter().map(row).collect(),
    }
}

fn places(summary: &Summary) -> TableFile {
    let mut header = names(["place_id", "name", "population"]);
    for event in ["first_delivery", "relief"] {
        header.extend(["p05", "p25", "p50", "p75", "p95"].map(|q| format!("{event}_{q}_h")));
    }
    let thresholds = thresholds(&summary.places);
    let within = |hours: &f64| format!("relieved_within_{}h", shortest(*hours));
    header.extend(thresholds.iter().map(within));
    header.push("isolated_share".to_owned());
    let has_trapped = summary
        .places
        .iter()
        .any(|place| place.trapped_mean.is_some());
    header.extend(has_trapped.then(|| "trapped_mean".to_owned()));
    let row = |place: &PlaceResult| {
        let mut cells = vec![
            place.place_id.clone(),
            place.name.clone(),
            place.population.to_string(),
        ];
        cells.extend(quantiles(&place.first_delivery));
        cells.extend(quantiles(&place.relief));
        cells.extend(
            thresholds
                .iter()
                .map(|&limit| share(relieved_within(place, limit))),
        );
        cells.push(share(Some(place.isolated_share)));
        cells.extend(place.trapped_mean.map(amount));
        cells
    };
    TableFile {
        name: "places.csv",
        rows: summary.places.iter().map(row).collect(),
        header,
    }
}

/// Every threshold that some place was held against, in rising order.
pub(super) fn thresholds(places: &[PlaceResult]) -> Vec<f64> {
    let mut all: Vec<f64> = places
        .iter()
        .flat_map(|place| place.relieved_within.iter().map(|pair| pair.0))
        .collect();
    all.sort_by(f64::total_cmp);
    all.dedup();
    all
}

/// Share of the replications in which the place was struck and relieved within `limit` hours.
pub(super) fn relieved_within(place: &PlaceResult, limit: f64) -> Option<f64> {
    let found = place
        .relieved_within
        .iter()
        .find(|pair| pair.0.total_cmp(&limit).is_eq());
    found.map(|pair| pair.1)
}

fn quantiles(of: &Quantiles) -> [String; 5] {
    [of.p05, of.p25, of.p50, of.p75, of.p95].map(hours)
}

fn shortfall(summary: &Summary) -> TableFile {
    let mut header = names([
        "commodity",
        "scope",
        "id",
        "needed_mean",
        "peak_short_mean",
        "peak_short_p50",
        "peak_short_p95",
        "unit_hours_short_mean",
        "unit_hours_short_p50",
        "unit_hours_short_p95",
    ]);
    header.extend(FILL_TIMES_H.map(|time| format!("fill_rate_{time}h")));
    let row = |short: &crate::run::ShortfallResult| {
        let mut cells = vec![
            short.commodity.clone(),
            short.scope.to_owned(),
            short.id.clone(),
            amount(short.needed_mean),
        ];
        cells.extend(short.peak_short.map(amount));
        cells.extend(short.unit_hours_short.map(amount));
        cells.extend(short.fill_rate.map(share));
        cells
    };
    TableFile {
        name: "shortfall.csv",
        header,
        rows: summary.shortfall.iter().map(row).collect(),
    }
}

fn time_budget(summary: &Summary) -> TableFile {
    let row = |budget: &crate::run::BudgetRow| {
        vec![
            budget.target_id.clone(),
            budget.step.to_owned(),
            hours(Some(budget.mean_h)),
            share(Some(budget.largest_share)),
        ]
    };
    TableFile {
        name: "time_budget.csv",
        header: names(["target_id", "step", "mean_h", "largest_share"]),
        rows: summary.time_budget.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests;
