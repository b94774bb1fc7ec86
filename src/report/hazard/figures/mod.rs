//! What nature does, drawn: one figure a file. Every figure stands beside the table that says the same.
//!
//! In: what is told and its rows. Out: [`Drawing`]s for the page and for files of their own.

mod closures;
mod fires;
mod hydrograph;
mod path;
mod swath;
mod track;

use super::outline::Perimeter;
use super::words::Part;
use super::{Hazard, Told};

/// A figure.
pub struct Drawing {
    /// File name.
    pub name: &'static str,
    /// The part of the page in which it stands.
    pub part: Part,
    /// What it shows.
    pub caption: String,
    /// The element.
    pub svg: String,
}

/// The figures that the event has, in the order of the page.
pub fn all(told: &Told, hazard: &Hazard, perimeters: &[Perimeter]) -> Vec<Drawing> {
    let figures = [
        track::track(told, hazard),
        hydrograph::levels(told, hazard),
        hydrograph::discharges(told, hazard),
        fires::fires(told, hazard, perimeters),
        closures::closures(told, hazard),
    ];
    figures.into_iter().flatten().collect()
}
