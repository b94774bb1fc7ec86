//! Typed rows, back to tables.

use std::path::{Path, PathBuf};

use super::spec::Row;

/// A file cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {error}")]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub error: std::io::Error,
}

/// Writes one table under its own name, with every column that is required or holds more than its default in some row.
/// Without rows nothing is written.
///
/// # Errors
/// When the file cannot be written.
pub fn write_table<R: Row>(folder: &Path, rows: &[R]) -> Result<(), WriteError> {
    if rows.is_empty() {
        return Ok(());
    }
    let path = folder.join(R::SPEC.name);
    let failed = |error: std::io::Error| WriteError {
        path: path.clone(),
        error,
    };
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(failed)?;
    }
    let cells: Vec<Vec<String>> = rows.iter().map(Row::to_cells).collect();
    let tells = |at: &usize| {
        let field = &R::SPEC.fields[*at];
        let silent = field.default.unwrap_or("");
        field.required || cells.iter().any(|row| row[*at] != silent)
    };
    let kept: Vec<usize> = (0..R::SPEC.fields.len()).filter(tells).collect();
    let mut writer = csv::Writer::from_path(&path).map_err(|error| failed(error.into()))?;
    writer
        .write_record(kept.iter().map(|&at| R::SPEC.fields[at].name))
        .map_err(|error| failed(error.into()))?;
    for row in &cells {
        writer
            .write_record(kept.iter().map(|&at| &row[at]))
            .map_err(|error| failed(error.into()))?;
    }
    writer.flush().map_err(failed)
}
