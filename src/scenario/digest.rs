//! The name of a scenario's content: BLAKE3 over the typed values in order, so that comments, formatting,
//! encodings and columns left out for their defaults do not change it, and every value does.

use super::Scenario;
use super::spec::Row;

/// BLAKE3 in hexadecimal.
pub fn digest(scenario: &Scenario) -> String {
    let mut hasher = blake3::Hasher::new();
    let it = scenario;
    rows(&mut hasher, [&it.scenario]);
    rows(&mut hasher, [&it.datum]);
    rows(&mut hasher, [&it.network]);
    rows(&mut hasher, [&it.traffic]);
    rows(&mut hasher, [&it.policy]);
    rows(&mut hasher, &it.flood);
    rows(&mut hasher, &it.link_failure);
    rows(&mut hasher, &it.nodes);
    rows(&mut hasher, &it.links);
    rows(&mut hasher, &it.road_classes);
    rows(&mut hasher, &it.places);
    rows(&mut hasher, &it.sites);
    rows(&mut hasher, &it.commodities);
    rows(&mut hasher, &it.stock);
    rows(&mut hasher, &it.vehicles);
    rows(&mut hasher, &it.teams);
    rows(&mut hasher, &it.shelters);
    rows(&mut hasher, &it.targets);
    rows(&mut hasher, &it.projects);
    rows(&mut hasher, &it.sources);
    rows(&mut hasher, &it.reaches);
    rows(&mut hasher, &it.hydrograph);
    rows(&mut hasher, &it.failure_states);
    hasher.finalize().to_hex().to_string()
}

/// Each text goes in with its length before it, so that no two lists of cells run together to the same bytes.
fn rows<'a, R: Row + 'a>(hasher: &mut blake3::Hasher, rows: impl IntoIterator<Item = &'a R>) {
    let mut text = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    text(R::SPEC.name);
    let mut count = 0_u64;
    for row in rows {
        count += 1;
        for cell in row.to_cells() {
            text(&cell);
        }
    }
    hasher.update(&count.to_le_bytes());
}
