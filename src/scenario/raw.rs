//! A scenario folder as written: the document and every table, as text with places.

use std::path::Path;

use super::catalogue::{Presence, TABLES};
use super::decode::{FILE_LIMIT_BYTES, decode, refuse_size};
use super::finding::{Finding, Findings, Spot};
use super::load::LoadError;
use super::nearest::nearest;
use super::raw_table::RawTable;
use super::raw_toml::{self, RawToml};
use crate::text::Code;

/// Everything read from a folder, possibly changed since.
#[derive(Clone, Debug)]
pub struct RawFolder {
    /// `scenario.toml`.
    pub document: RawToml,
    /// The tables, in the order of [`TABLES`].
    pub tables: Vec<RawTable>,
}

impl RawFolder {
    /// Reads the document and all tables that are there; what is no text is noted.
    ///
    /// # Errors
    /// When the folder or a file that exists cannot be read.
    pub fn read(folder: &Path, findings: &mut Findings) -> Result<Self, LoadError> {
        std::fs::read_dir(folder).map_err(|error| LoadError::io(folder, error))?;
        let document = match read_text(folder, raw_toml::FILE, findings)? {
            Content::Text(text) => RawToml::read(text, findings),
            Content::Unreadable => RawToml::default(),
            Content::Absent => {
                note_missing(folder, raw_toml::FILE, findings);
                RawToml::default()
            }
        };
        let mut tables = Vec::with_capacity(TABLES.len());
        for (spec, _) in &TABLES {
            tables.push(match read_text(folder, spec.name, findings)? {
                Content::Text(text) => RawTable::read(spec, text, findings),
                Content::Unreadable => RawTable::unreadable(spec),
                Content::Absent => RawTable::absent(spec),
            });
        }
        Ok(Self { document, tables })
    }

    /// The table of this file name; every name in the catalogue has one.
    pub fn table(&self, name: &str) -> Option<&RawTable> {
        self.tables.iter().find(|table| table.spec.name == name)
    }

    /// Whether the scenario has this section.
    pub fn has_section(&self, name: &str) -> bool {
        self.document.section(name).is_some()
    }

    /// Notes tables that the scenario needs and that are not there, or have no rows.
    pub fn check_presence(&self, folder: &Path, findings: &mut Findings) {
        for (table, (spec, presence)) in self.tables.iter().zip(&TABLES) {
            let needed = match presence {
                Presence::Always => true,
                Presence::WithFlood => self.has_section("[hazards.flood]"),
                Presence::Optional => false,
            };
            if !table.present && needed {
                note_missing(folder, spec.name, findings);
            } else if table.present && table.readable && table.header.is_empty() {
                let finding = Finding::new(Code::E0201, table.source.whole());
                findings.push(finding.with("file", spec.name));
            } else if needed && table.readable && table.rows.is_empty() {
                let finding = Finding::new(Code::E0202, table.source.line(1));
                findings.push(finding.with("file", spec.name));
            }
        }
    }
}

/// Notes a missing file, with the file beside its place that is named most like it.
fn note_missing(folder: &Path, file: &str, findings: &mut Findings) {
    let path = folder.join(file);
    let beside = path
        .parent()
        .and_then(|parent| std::fs::read_dir(parent).ok());
    let mut names: Vec<String> = beside
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let spot = Spot {
        file: file.to_owned(),
        ..Spot::default()
    };
    let wanted = file.rsplit('/').next().unwrap_or(file);
    let nearest = nearest(wanted, names.iter().map(String::as_str));
    let finding = Finding::new(Code::E0101, spot).with("file", file);
    findings.push(finding.with("nearest", nearest));
}

enum Content {
    Text(String),
    Unreadable,
    Absent,
}

fn read_text(folder: &Path, file: &str, findings: &mut Findings) -> Result<Content, LoadError> {
    let path = folder.join(file);
    let failed = |error| LoadError::io(&path, error);
    match std::fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Content::Absent),
        Err(error) => return Err(failed(error)),
        Ok(metadata) if !metadata.is_file() => {
            return Err(failed(std::io::ErrorKind::InvalidInput.into()));
        }
        Ok(metadata) if metadata.len() > FILE_LIMIT_BYTES => {
            refuse_size(file, findings);
            return Ok(Content::Unreadable);
        }
        Ok(_) => {}
    }
    let bytes = std::fs::read(&path).map_err(failed)?;
    Ok(decode(file, bytes, findings).map_or(Content::Unreadable, Content::Text))
}
