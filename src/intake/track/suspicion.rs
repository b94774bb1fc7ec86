//! Values that can be read but are unlikely: warnings, with the limits as data.

use super::draft::{Entry, StormDraft};
use super::finding::{Notes, TrackFinding};
use super::storm::{Agency, Fix};
pub use crate::scenario::pressure_wind::atkinson_holliday_1977_m_s;
use crate::text::Code;

/// Beyond which values a warning is given.
#[derive(Clone, Debug, PartialEq)]
pub struct SuspicionLimits {
    /// Lowest and highest likely central pressure in hPa.
    pub pressure_hpa: [f64; 2],
    /// Fastest likely translation in km/h.
    pub translation_km_h: f64,
    /// Longest time without a fix in hours.
    pub gap_h: f64,
    /// Median of wind over the wind that its pressure suggests: below the first m/s were labelled knots, above the
    /// second knots were labelled m/s (a factor of 1.944 either way).
    pub wind_ratio: [f64; 2],
    /// Pressure deficit to 1010 hPa from which the relation is trusted, in hPa.
    pub trusted_deficit_hpa: f64,
    /// Fixes from which a median is trusted.
    pub trusted_fixes: usize,
}

impl SuspicionLimits {
    /// Assumed by this project; held against RSMC Tokyo 2015-2017: the medians of its 80 storms are 0.66 to 1.36,
    /// its pressures 890 to 1014 hPa.
    pub fn project_2026() -> Self {
        Self {
            pressure_hpa: [860.0, 1020.0],
            translation_km_h: 150.0,
            gap_h: 12.0,
            wind_ratio: [0.62, 1.6],
            trusted_deficit_hpa: 10.0,
            trusted_fixes: 3,
        }
    }
}

/// Notes everything unlikely in a storm whose fixes are in the order of time.
pub(super) fn look(
    storm: &StormDraft,
    told: Option<Agency>,
    limits: &SuspicionLimits,
    notes: &mut Notes,
) {
    averaging(storm, told, notes);
    wind_unit(storm, limits, notes);
    pressures(storm, limits, notes);
    missing(storm, notes);
    gaps(storm, limits, notes);
    jumps(storm, limits, notes);
}

/// Holds the period against that of the agency which the file names, and of the one that the reader names.
fn averaging(storm: &StormDraft, told: Option<Agency>, notes: &mut Notes) {
    let agencies = [Agency::of_word(&storm.agency), told];
    let mut contradicts = agencies.into_iter().flatten();
    if let Some(agency) = contradicts.find(|agency| agency.averaging() != storm.averaging) {
        let finding = storm.finding(Code::W0872, storm.line, 0);
        let finding = finding.with("value", storm.averaging.minutes());
        let finding = finding.with("agency", agency.word());
        notes.push(finding.with("expected", agency.averaging().minutes()));
    }
}

/// Whether winds agree with pressures. Averaging periods differ by a tenth, which does not matter beside a factor of two.
fn wind_unit(storm: &StormDraft, limits: &SuspicionLimits, notes: &mut Notes) {
    let ratio = |fix: &Fix| {
        let pressure_hpa = fix.central_pressure_hpa?;
        let trusted = 1010.0 - pressure_hpa >= limits.trusted_deficit_hpa.max(1.0);
        let wind_m_s = fix.wind_m_s.filter(|_| trusted)?;
        Some(wind_m_s / atkinson_holliday_1977_m_s(pressure_hpa))
    };
    let mut ratios: Vec<f64> = storm
        .entries
        .iter()
        .filter_map(|entry| ratio(&entry.fix))
        .collect();
    if ratios.len() < limits.trusted_fixes {
        return;
    }
    ratios.sort_by(f64::total_cmp);
    let Some(&median) = ratios.get(ratios.len() / 2) else {
        return;
    };
    let [low, high] = limits.wind_ratio;
    let problem = match median {
        _ if median > high => Code::W0873,
        _ if median < low => Code::W0874,
        _ => return,
    };
    let column = storm.entries.first().map_or(0, |first| first.columns.wind);
    let finding = storm.finding(problem, first_line(storm), column);
    notes.push(finding.with("value", format!("{median:.2}")));
}

fn first_line(storm: &StormDraft) -> u32 {
    storm.entries.first().map_or(storm.line, |first| first.line)
}

fn pressures(storm: &StormDraft, limits: &SuspicionLimits, notes: &mut Notes) {
    let [low, high] = limits.pressure_hpa;
    for entry in &storm.entries {
        let pressure_hpa = entry.fix.central_pressure_hpa;
        if let Some(value) = pressure_hpa.filter(|value| !(low..=high).contains(value)) {
            let problem = Code::W0875;
            let finding = storm.finding(problem, entry.line, entry.columns.pressure);
            let finding = finding.with("value", value).with("low", low);
            notes.push(finding.with("high", high));
        }
    }
}

/// One finding for all fixes that lack a value, at the first of them.
fn missing(storm: &StormDraft, notes: &mut Notes) {
    let mut find = |problem, lacks: &dyn Fn(&Entry) -> bool, column: &dyn Fn(&Entry) -> u32| {
        let without: Vec<&Entry> = storm.entries.iter().filter(|entry| lacks(entry)).collect();
        if let Some(first) = without.first() {
            let finding = storm.finding(problem, first.line, column(first));
            let finding = finding.with("value", without.len());
            notes.push(finding.with("count", storm.entries.len()));
        }
    };
    find(
        Code::W0879,
        &|entry| entry.wind_is_due && entry.fix.wind_m_s.is_none(),
        &|entry| entry.columns.wind,
    );
    find(
        Code::W0880,
        &|entry| entry.fix.central_pressure_hpa.is_none(),
        &|entry| entry.columns.pressure,
    );
}

fn gaps(storm: &StormDraft, limits: &SuspicionLimits, notes: &mut Notes) {
    for pair in storm.entries.windows(2) {
        let [before, after] = pair else { continue };
        let hours = after.fix.time.hours_since(before.fix.time);
        if hours > limits.gap_h {
            let finding = storm.finding(Code::W0878, after.line, after.columns.time);
            notes.push(finding.with("value", hours).with("high", limits.gap_h));
        }
    }
}

/// Notes each fix that the storm cannot have reached. A single stray fix is passed over, so that it is told once.
fn jumps(storm: &StormDraft, limits: &SuspicionLimits, notes: &mut Notes) {
    let reaches =
        |from: &Fix, to: &Fix| from.translation_km_h(to) <= limits.translation_km_h.max(0.0);
    let Some(mut anchor) = storm.entries.first().map(|entry| &entry.fix) else {
        return;
    };
    for (at, entry) in storm.entries.iter().enumerate().skip(1) {
        if reaches(anchor, &entry.fix) {
            anchor = &entry.fix;
            continue;
        }
        let finding = sign_slip(storm, entry, &|fix| reaches(anchor, fix));
        let finding = finding.unwrap_or_else(|| {
            let speed = anchor.translation_km_h(&entry.fix);
            let finding = storm.finding(Code::W0876, entry.line, entry.columns.lat);
            let finding = finding.with("value", format!("{speed:.0}"));
            finding.with("high", limits.translation_km_h)
        });
        notes.push(finding);
        let next = storm.entries.get(at + 1);
        if next.is_some_and(|next| !reaches(anchor, &next.fix)) {
            anchor = &entry.fix;
        }
    }
}

/// The finding where turning one sign brings the fix within reach.
fn sign_slip(
    storm: &StormDraft,
    entry: &Entry,
    within_reach: &dyn Fn(&Fix) -> bool,
) -> Option<TrackFinding> {
    let (mut east_west, mut north_south) = (entry.fix.clone(), entry.fix.clone());
    east_west.lon_deg = -entry.fix.lon_deg;
    north_south.lat_deg = -entry.fix.lat_deg;
    let (field, column, expected) = if within_reach(&east_west) {
        ("lon", entry.columns.lon, east_west.lon_deg)
    } else if within_reach(&north_south) {
        ("lat", entry.columns.lat, north_south.lat_deg)
    } else {
        return None;
    };
    let finding = storm.finding(Code::W0877, entry.line, column);
    let finding = finding.with("field", field).with("value", -expected);
    Some(finding.with("expected", expected))
}
