//! What a run leaves for people: the output folder, the page `report.html` and the verdict table of the terminal.
//!
//! In: a [`Summary`](crate::run::Summary), the [`World`](crate::world::World) for the map, and the list of [`Assumption`]s.
//! Out: text. Only [`Folder`] and [`ReplicationsCsv`] touch the disk, and a folder gets its name when it is whole:
//!
//! ```text
//! Folder::stage ─▶ ReplicationsCsv (while it runs) ─▶ write_tables, page::html ─▶ Folder::publish
//! ```
//!
//! Everything here is a function of the results alone: no clock, no machine, no counts of rows. What cannot change an
//! outcome (an empty depot, a road nobody uses) cannot change a byte of the page.

mod assumption;
mod clock;
pub mod district;
mod figures;
mod files;
mod folder;
pub mod hazard;
mod latest;
mod markup;
pub mod norms;
mod numbers;
pub mod page;
mod replications;
mod shell;
mod standalone;
mod svg;
pub mod table;
pub mod timeline;
pub mod trace;
mod words;

#[cfg(test)]
mod fixture;

pub use assumption::Assumption;
pub use files::{TableFile, write_json, write_manifest, write_page, write_tables};
pub use folder::{Folder, Kind, RUN, ReportError, write_files};
pub use replications::{OptionalColumns, ReplicationsCsv};
