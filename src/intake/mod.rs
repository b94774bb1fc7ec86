//! Importers: they turn what people have (OpenStreetMap extracts, GMNS tables, Excel ledgers) into the tables of
//! a scenario folder, and make synthetic districts. They write files and say what they did; they simulate nothing.
//!
//! In: a foreign file. Out: a [`Draft`] of scenario tables with a list of [`Note`]s (what was guessed, dropped,
//! clipped or left out), which [`Draft::write`] puts into a folder.

mod components;
pub mod dem;
pub mod depth;
mod district;
mod draft;
pub mod geo;
pub mod gmns;
pub mod osm;
pub mod raster;
mod rejoin;
pub mod synth;
pub mod table;
pub mod terrain;
pub mod track;
mod wkt;

pub use draft::{Draft, IntakeError, Note};
pub use rejoin::rejoin;
