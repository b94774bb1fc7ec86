//! Measures and stress cases: named changes that can be switched on.

use super::finding::{Finding, Findings};
use super::raw_toml::{RawSwitch, RawToml};
use super::read::read_entries;
use super::spec::{Id, table};
use crate::text::Code;

table! {
    /// A named change of the scenario: a measure that could be taken, or a stress that could come.
    SwitchRow in "[[measures]]" key name {
        /// Short name, as `--measure` and `--stress` give it.
        name: Id;
        /// Name for people, in Chinese or in the language of the district.
        title: String;
        /// Name for people, in English.
        title_en: Option<String>;
        /// What it costs, in ten thousand yuan.
        cost_10k_cny: Option<f64> [0.0, 100000000.0];
        /// What else should be known, e.g. why it is thought to help.
        note: Option<String>;
    }
}

/// Reads the entries of `[[measures]]` or `[[stress]]`; names must differ.
pub fn read_switches(document: &RawToml, list: &str, findings: &mut Findings) -> Vec<SwitchRow> {
    let mut rows: Vec<SwitchRow> = Vec::new();
    let switches = document.switches(list);
    for (at, switch) in switches.iter().enumerate() {
        let section = &switch.section;
        let name = format!("[[{list}]]");
        let Some(row) = read_entries::<SwitchRow>(section, &name, findings) else {
            continue;
        };
        let first = switches[..at]
            .iter()
            .find(|other| name_of(other) == Some(&row.name.0));
        if let Some(first) = first {
            let finding = Finding::new(Code::E0308, name_spot(switch)).with("name", &row.name);
            findings.push(finding.with("line", name_spot(first).line));
        } else {
            rows.push(row);
        }
    }
    rows
}

/// The name of an entry, if it has one.
pub fn name_of(switch: &RawSwitch) -> Option<&str> {
    let mut entries = switch.section.entries.iter();
    entries
        .find(|entry| entry.key == "name")
        .map(|entry| entry.value.as_str())
}

fn name_spot(switch: &RawSwitch) -> super::Spot {
    let mut entries = switch.section.entries.iter();
    let name = entries.find(|entry| entry.key == "name");
    name.map_or_else(
        || switch.section.spot.clone(),
        |entry| entry.value_spot.clone(),
    )
}
