//! A new scenario folder to start from: the small example in `template/`, or a copy of another folder.
//!
//! A folder that holds anything is never touched. Everything is written beside the folder first and then renamed,
//! so that a folder cut off half-way never looks like a whole one.

use std::io;
use std::path::{Path, PathBuf};

use super::load::LoadError;
use super::package::datapackage;

macro_rules! template {
    ($($file:literal),* $(,)?) => {
        &[ $( ($file, include_str!(concat!("template/", $file))) ),* ]
    };
}

/// The files of the example, with their text.
const TEMPLATE: &[(&str, &str)] = template![
    "scenario.toml",
    "network/node.csv",
    "network/link.csv",
    "road_classes.csv",
    "places.csv",
    "sites.csv",
    "commodities.csv",
    "stock.csv",
    "vehicles.csv",
    "teams.csv",
    "targets.csv",
    "sources.csv",
    "hazards/reaches.csv",
    "hazards/hydrograph.csv",
];

/// Writes the example scenario, with its `datapackage.json`.
///
/// # Errors
/// When the folder holds anything already, or a file cannot be written.
pub fn scaffold(folder: &Path) -> Result<(), LoadError> {
    whole_or_nothing(folder, |draft| {
        for (file, text) in TEMPLATE {
            write(&draft.join(file), text.as_bytes())?;
        }
        let package = serde_json::to_string_pretty(&datapackage(draft)?).map_err(io::Error::from);
        let path = draft.join("datapackage.json");
        let text = package.map_err(|error| LoadError::io(&path, error))?;
        write(&path, format!("{text}\n").as_bytes())
    })
}

/// Copies a scenario folder: its files and folders, but nothing hidden and no links.
///
/// # Errors
/// When `from` has no `scenario.toml`, `to` holds anything already, or a file cannot be read or written.
pub fn copy_from(from: &Path, to: &Path) -> Result<(), LoadError> {
    let document = from.join(super::raw_toml::FILE);
    std::fs::metadata(&document).map_err(|error| LoadError::io(&document, error))?;
    // Listed before anything is written, so that a copy into the folder itself ends.
    let mut files = Vec::new();
    list(from, Path::new(""), &mut files)?;
    whole_or_nothing(to, |draft| {
        for file in &files {
            let path = from.join(file);
            let bytes = std::fs::read(&path).map_err(|error| LoadError::io(&path, error))?;
            write(&draft.join(file), &bytes)?;
        }
        Ok(())
    })
}

fn list(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), LoadError> {
    let here = root.join(folder);
    let failed = |error| LoadError::io(&here, error);
    for entry in std::fs::read_dir(&here).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            list(root, &folder.join(name), files)?;
        } else if kind.is_file() {
            files.push(folder.join(name));
        }
    }
    files.sort();
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), LoadError> {
    let failed = |error| LoadError::io(path, error);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(failed)?;
    }
    std::fs::write(path, bytes).map_err(failed)
}

/// Lets `fill` write into a folder beside `folder`, then gives it its name; on failure nothing is left.
fn whole_or_nothing(
    folder: &Path,
    fill: impl FnOnce(&Path) -> Result<(), LoadError>,
) -> Result<(), LoadError> {
    let failed = |error| LoadError::io(folder, error);
    match std::fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => return Err(failed(io::ErrorKind::AlreadyExists.into())),
        Ok(false) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    let name = folder
        .file_name()
        .ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
    let beside = format!(".{}.part-{}", name.to_string_lossy(), std::process::id());
    let draft = folder.with_file_name(beside);
    if let Some(parent) = draft
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
    {
        std::fs::create_dir_all(parent).map_err(failed)?;
    }
    std::fs::create_dir(&draft).map_err(|error| LoadError::io(&draft, error))?;
    // Renaming replaces an empty folder on Unix only, so it is removed first; one that has been filled since stays.
    let done = fill(&draft).and_then(|()| {
        match std::fs::remove_dir(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        std::fs::rename(&draft, folder).map_err(failed)
    });
    if done.is_err() {
        // The first error is the one to tell; leftovers are hidden and named `.part`.
        std::fs::remove_dir_all(&draft).ok();
    }
    done
}
