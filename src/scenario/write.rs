//! Typed rows to CSV tables.

use std::path::{Path, PathBuf};

use super::spec::Row;

/// Why a file cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {error}")]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub error: std::io::Error,
}

/// Writes one table under its own name into `folder`, with every column that holds a value in some row or is
/// required. UTF-8, one header line; a table without rows is not written.
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
    let kept: Vec<usize> = (0..R::SPEC.fields.len())
        .filter(|&at| R::SPEC.fields[at].required || cells.iter().any(|row| !row[at].is_empty()))
        .collect();
    let mut writer = csv::Writer::from_path(&path).map_err(|error| failed(error.into()))?;
    let header = kept.iter().map(|&at| R::SPEC.fields[at].name);
    writer
        .write_record(header)
        .map_err(|error| failed(error.into()))?;
    for row in &cells {
        let cells = kept.iter().map(|&at| &row[at]);
        writer
            .write_record(cells)
            .map_err(|error| failed(error.into()))?;
    }
    writer.flush().map_err(failed)
}
