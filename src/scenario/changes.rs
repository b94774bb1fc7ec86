//! Changes to a scenario: `--set`, measures and stress switches. They act on what is written, before it is typed,
//! so that everything that is checked of a folder is checked of its changes too.
//!
//! A path is `section.key` (`policy.assessment_min`, `hazards.flood.severity`) or `table.row.column`
//! (`sites.D01.docks`, `vehicles.*.speed_factor`), where a table goes by the stem of its file and `*` is every row.
//! A row of a table without a key goes by its leading cells joined with `/` (`stock.D01/rice.quantity`).

use super::finding::{Finding, Findings, Spot};
use super::folder::{Folder, TABLES, stem_of, table_by_file, table_by_stem};
use super::nearest::nearest;
use super::raw_table::{Begin, RawRow};
use super::raw_toml::{RawAddition, RawEntry, RawSection, RawSwitch};
use super::settings::SECTIONS;
use super::spec::{Id, table};
use crate::text::Code;

/// What is asked on top of what is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// `path=value`.
    pub set: Vec<String>,
    /// Names of measures.
    pub measures: Vec<String>,
    /// Names of stress switches.
    pub stress: Vec<String>,
}

table! {
    /// A named, switchable change: a measure of the plan, or a stress.
    SwitchRow in "[[measures]]" key name {
        /// Short name, without blanks.
        name: Id;
        /// Name for people.
        title: String;
        /// What it costs, in ten thousand yuan.
        cost_10k_cny: Option<f64> [0.0, 100_000_000.0];
        /// What it stands for, and where that is written.
        source: Option<String>;
    }
}

/// Makes all changes asked, in the order stress, measures, `--set`.
pub fn apply(folder: &mut Folder, request: &Request, findings: &mut Findings) {
    for (list, names) in [("stress", &request.stress), ("measures", &request.measures)] {
        let switches = folder.settings.list(list).to_vec();
        for name in names {
            if let Some(switch) = switches.iter().find(|switch| name_of(switch) == name) {
                throw(folder, switch, findings);
                continue;
            }
            let known: Vec<&str> = switches.iter().map(name_of).collect();
            let known = if known.is_empty() {
                "-".to_owned()
            } else {
                known.join(", ")
            };
            let finding = Finding::new(Code::E0701, folder.settings.source.whole());
            let finding = finding.with("list", list).with("name", name);
            findings.push(finding.with("known", known));
        }
    }
    for set in &request.set {
        let spot = Spot {
            file: "--set".to_owned(),
            excerpt: set.clone(),
            highlight: (0, set.chars().count()),
            ..Spot::default()
        };
        set_path(folder, set, &spot, findings);
    }
}

/// The folder as every single switch would change it, with what is wrong with the change.
pub fn each(folder: &Folder) -> impl Iterator<Item = (Folder, Findings)> {
    let lists = ["stress", "measures"].into_iter();
    let switches = lists.flat_map(|list| folder.settings.list(list));
    switches.map(|switch| {
        let (mut changed, mut findings) = (folder.clone(), Findings::default());
        throw(&mut changed, switch, &mut findings);
        (changed, findings)
    })
}

/// The name of a switch; empty where it has none.
fn name_of(switch: &RawSwitch) -> &str {
    switch
        .section
        .entries
        .iter()
        .find(|entry| entry.key == "name")
        .map_or("", |entry| entry.value.as_str())
}

fn throw(folder: &mut Folder, switch: &RawSwitch, findings: &mut Findings) {
    // Rows first, so that a switch may set what it adds.
    for addition in &switch.add {
        add_row(folder, addition, findings);
    }
    for (set, spot) in &switch.set {
        set_path(folder, set, spot, findings);
    }
}

fn set_path(folder: &mut Folder, set: &str, spot: &Spot, findings: &mut Findings) {
    let Some((path, value)) = set.split_once('=') else {
        findings.push(Finding::new(Code::E0702, spot.clone()).with("set", set));
        return;
    };
    let (path, value) = (path.trim(), value.trim());
    let Some((owner, key)) = path.rsplit_once('.') else {
        findings.push(unknown_path(path, spot));
        return;
    };
    if let Some(section) = SECTIONS
        .iter()
        .find(|section| section.name == format!("[{owner}]"))
    {
        match section.field(key) {
            Some(field) => set_key(folder, section.name, field.name, (value, spot)),
            None => findings.push(unknown_path(path, spot)),
        }
        return;
    }
    let target = owner
        .split_once('.')
        .and_then(|(stem, row)| Some((table_by_stem(stem)?, row)));
    match target.filter(|(spec, _)| spec.field(key).is_some()) {
        Some((spec, row)) => set_cells(folder, spec.name, (row, key, value), spot, findings),
        None => findings.push(unknown_path(path, spot)),
    }
}

fn set_key(folder: &mut Folder, section: &str, key: &str, (value, spot): (&str, &Spot)) {
    let sections = &mut folder.settings.sections;
    if !sections.iter().any(|known| known.name == section) {
        sections.push(RawSection {
            name: section.to_owned(),
            spot: spot.clone(),
            entries: Vec::new(),
        });
    }
    let Some(section) = sections.iter_mut().find(|known| known.name == section) else {
        return;
    };
    section.entries.retain(|entry| entry.key != key);
    let entry = RawEntry {
        key: key.to_owned(),
        value: value.to_owned(),
        key_spot: spot.clone(),
        value_spot: spot.clone(),
    };
    section.entries.push(entry);
}

fn set_cells(
    folder: &mut Folder,
    file: &str,
    (row, column, value): (&str, &str, &str),
    spot: &Spot,
    findings: &mut Findings,
) {
    let Some((table, spec)) = folder.table_mut(file).zip(table_by_file(file)) else {
        findings.push(Finding::new(Code::E0703, spot.clone()).with("file", file));
        return;
    };
    let names = |at| table.row_names(spec, at);
    let chosen: Vec<usize> = (0..table.rows.len())
        .filter(|&at| row == "*" || names(at).iter().any(|name| name == row))
        .collect();
    if chosen.is_empty() {
        let names: Vec<String> = (0..table.rows.len()).flat_map(names).collect();
        let nearest = nearest(row, names.iter().map(String::as_str));
        let finding = Finding::new(Code::E0704, spot.clone()).with("file", file);
        findings.push(finding.with("row", row).with("nearest", nearest));
        return;
    }
    let at = table.column_or_new(column);
    for row in chosen {
        value.clone_into(&mut table.rows[row].cells[at]);
        table.rows[row].changed.push((at, spot.clone()));
    }
}

fn add_row(folder: &mut Folder, addition: &RawAddition, findings: &mut Findings) {
    let Some(spec) = table_by_stem(&addition.table) else {
        findings.push(unknown_path(&addition.table, &addition.spot));
        return;
    };
    let table = folder.table_or_new(spec.name);
    for entry in &addition.row {
        if spec.field(&entry.key).is_none() {
            let nearest = nearest(&entry.key, spec.fields.iter().map(|field| field.name));
            let finding = Finding::new(Code::E0303, entry.key_spot.clone()).with("key", &entry.key);
            findings.push(finding.with("section", spec.name).with("nearest", nearest));
        } else {
            table.column_or_new(&entry.key);
        }
    }
    let cell = |name: &String| {
        addition
            .row
            .iter()
            .find(|entry| entry.key == *name)
            .map_or(String::new(), |entry| entry.value.clone())
    };
    let cells = table.header.iter().map(cell).collect();
    table.rows.push(RawRow {
        begin: Begin::Change(addition.spot.clone()),
        cells,
        changed: Vec::new(),
        broken: false,
    });
}

fn unknown_path(path: &str, spot: &Spot) -> Finding {
    let sections = SECTIONS.iter().flat_map(|section| {
        let owner = section.name.trim_matches(['[', ']']);
        section
            .fields
            .iter()
            .map(move |field| format!("{owner}.{}", field.name))
    });
    let tables = TABLES.iter().flat_map(|spec| {
        spec.fields
            .iter()
            .map(move |field| format!("{}.*.{}", stem_of(spec), field.name))
    });
    let known: Vec<String> = sections.chain(tables).collect();
    // A path into a table is compared with its row left open.
    let open = match path.split('.').collect::<Vec<_>>().as_slice() {
        [table, _, column] if table_by_stem(table).is_some() => format!("{table}.*.{column}"),
        _ => path.to_owned(),
    };
    let nearest = nearest(&open, known.iter().map(String::as_str));
    Finding::new(Code::E0705, spot.clone())
        .with("path", path)
        .with("nearest", nearest)
}
