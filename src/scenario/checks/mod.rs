//! Checks across cells, rows and tables: what single cells cannot show.

mod activation;
mod clearing;
mod crews;
mod evacuation;
mod forest_cells;
pub mod hazards;
mod incidents;
mod needs;
mod network;
mod rain;
mod references;
mod rescue;
mod response;
mod sense;
mod sources;
mod states;
mod supplies;
mod targets;
mod water;

use super::finding::Findings;
use super::folder::Folder;
use super::typed::TypedFolder;

/// Notes everything that does not fit together.
pub fn check(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) {
    references::check(raw, typed, findings);
    hazards::check(raw, typed, findings);
    forest_cells::check(raw, typed, findings);
    incidents::check(raw, typed, findings);
    needs::check(raw, typed, findings);
    evacuation::check(raw, typed, findings);
    clearing::check(raw, typed, findings);
    rescue::check(raw, typed, findings);
    crews::check(raw, typed, findings);
    activation::check(raw, typed, findings);
    rain::check(raw, typed, findings);
    water::check(raw, typed, findings);
    sense::check(raw, typed, findings);
    states::check(raw, typed, findings);
    targets::check(raw, typed, findings);
    sources::check(raw, typed, findings);
    network::check(raw, typed, findings);
    response::check(raw, typed, findings);
    supplies::check(raw, typed, findings);
}
